/** Text → tokens, in one pass. Brackets are matched here, so that the parser can look past them at once. */
import { CypherError, syntaxError, type Span } from './errors.ts';

/** `broken` begins as a number and does not end as one; the parser knows which error that is. */
export type TokenKind = 'word' | 'quoted' | 'integer' | 'float' | 'broken' | 'string' | 'parameter' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Words as written, symbols, the content of quoted names, parameters and strings, digits as written. */
  readonly text: string;
  /** Words in capitals, for keywords; the same as `text` otherwise. */
  readonly upper: string;
  readonly start: number;
  readonly end: number;
  /** For an opening bracket the index of its closing token, else -1. */
  match: number;
}

const SYMBOLS = ['..', '<=', '>=', '<>', '=~', '+=', '||', '::'];
const SINGLE = new Set('()[]{},.;:|+-*/%^=<>$&!?'.split(''));
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const WORD_START = /[\p{L}\p{Nl}\p{Pc}_]/u;
const WORD_PART = /[\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Sc}_]/u;
const SPACE = /[\s\u00a0\u180e\u2007\u202f\u3000]/u;
/** Invisible characters that can make a text read otherwise than it is parsed. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u061c\u00ad]/u;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const NUMBER =
  /(?:0[xX][0-9a-zA-Z_]*|0[oO][0-9a-zA-Z_]*|\d+\.\d+(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\d+)/y;

function isAsciiWord(code: number, first: boolean): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (!first && code >= 48 && code <= 57)
  );
}

class Lexer {
  readonly tokens: Token[] = [];
  readonly comments: Span[] = [];
  readonly #text: string;
  #at = 0;
  #open: number[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  #push(kind: TokenKind, text: string, start: number): void {
    const upper = kind === 'word' ? text.toUpperCase() : text;
    this.tokens.push({ kind, text, upper, start, end: this.#at, match: -1 });
  }

  run(): Token[] {
    const text = this.#text;
    while (this.#at < text.length) this.#next();
    this.#push('end', '', text.length);
    return this.tokens;
  }

  #next(): void {
    const text = this.#text;
    const start = this.#at;
    const code = text.charCodeAt(start);
    if (code <= 32 && (code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31))) {
      this.#at++;
      return;
    }
    if (isAsciiWord(code, true) || (code > 127 && this.#wordAt(start))) return this.#word(start);
    const character = text[start] as string;
    if (code > 127 && SPACE.test(character)) {
      this.#at++;
      return;
    }
    const next = text[start + 1];
    if (character === '/' && (next === '/' || next === '*')) return this.#comment(start);
    if (character === "'" || character === '"') return this.#string(start, character);
    if (character === '`') return this.#push('quoted', this.#backticked(), start);
    if (code >= 48 && code <= 57) return this.#number(start);
    if (character === '.' && next !== undefined && next >= '0' && next <= '9' && !this.#afterOperand())
      return this.#number(start);
    if (character === '$') return this.#parameter(start);
    this.#symbol(start, character);
  }

  /** After an operand a dot is a property access or a range, not the start of a number. */
  #afterOperand(): boolean {
    const last = this.tokens.at(-1);
    if (last === undefined || last.end !== this.#at) return false;
    return last.kind !== 'symbol' || last.text === ')' || last.text === ']' || last.text === '.';
  }

  #wordAt(at: number): boolean {
    return WORD_START.test(String.fromCodePoint(this.#text.codePointAt(at) as number));
  }

  #word(start: number): void {
    const text = this.#text;
    let at = start;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code < 128) {
        if (!isAsciiWord(code, false)) break;
        at++;
      } else {
        const point = String.fromCodePoint(text.codePointAt(at) as number);
        if (!WORD_PART.test(point)) break;
        at += point.length;
      }
    }
    this.#at = at;
    this.#push('word', text.slice(start, at), start);
  }

  #comment(start: number): void {
    const text = this.#text;
    if (text[start + 1] === '/') {
      const end = text.indexOf('\n', start);
      this.#at = end === -1 ? text.length : end + 1;
      this.comments.push([start, end === -1 ? text.length : end]);
    } else {
      const end = text.indexOf('*/', start + 2);
      if (end === -1) throw syntaxError('UnexpectedSyntax', 'this comment has no end', [start, text.length], 'add */');
      this.#at = end + 2;
      this.comments.push([start, this.#at]);
    }
  }

  #string(start: number, quote: string): void {
    const text = this.#text;
    let at = start + 1;
    let run = at;
    let value = '';
    for (;;) {
      const character = text[at];
      if (character === undefined) {
        throw syntaxError('UnexpectedSyntax', 'this string has no end', [start, text.length], `close it with ${quote}`);
      }
      if (character === quote) break;
      if (character !== '\\') {
        at++;
        continue;
      }
      value += text.slice(run, at);
      const escape = text[at + 1] ?? '';
      const digits = escape === 'u' ? 4 : escape === 'U' ? 8 : 0;
      if (digits > 0) {
        const hex = text.slice(at + 2, at + 2 + digits);
        const point = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : -1;
        if (point < 0 || point > 0x10ffff) {
          const message = `\\${escape} must be followed by ${digits} hexadecimal digits`;
          throw syntaxError('InvalidUnicodeLiteral', message, [at, Math.min(text.length, at + 2 + digits)]);
        }
        value += String.fromCodePoint(point);
        at += 2 + digits;
      } else {
        const plain = ESCAPES[escape];
        if (plain === undefined) {
          throw syntaxError('UnexpectedSyntax', `\\${escape} is no escape`, [at, at + 2], 'write \\\\ for a backslash');
        }
        value += plain;
        at += 2;
      }
      run = at;
    }
    this.#at = at + 1;
    this.#push('string', value + text.slice(run, at), start);
  }

  #backticked(): string {
    const text = this.#text;
    const start = this.#at;
    let at = start + 1;
    for (;;) {
      at = text.indexOf('`', at);
      if (at === -1) {
        throw syntaxError('UnexpectedSyntax', 'this quoted name has no end', [start, text.length], 'close it with `');
      }
      if (text[at + 1] !== '`') break;
      at += 2;
    }
    this.#at = at + 1;
    return text.slice(start + 1, at).replaceAll('``', '`');
  }

  #number(start: number): void {
    const text = this.#text;
    NUMBER.lastIndex = start;
    const found = NUMBER.exec(text)?.[0] ?? '';
    this.#at = start + found.length;
    const based = /^0[xo]/i.test(found);
    const float = !based && /[.eE]/.test(found);
    const follows = text[this.#at];
    const broken =
      (based && !/^0(?:[xX][0-9a-fA-F]+|[oO][0-7]+)$/.test(found)) ||
      (follows !== undefined && WORD_START.test(follows));
    if (broken) {
      while (this.#at < text.length && WORD_PART.test(text[this.#at] as string)) this.#at++;
      return this.#push('broken', text.slice(start, this.#at), start);
    }
    this.#push(float ? 'float' : 'integer', found, start);
  }

  #parameter(start: number): void {
    const text = this.#text;
    this.#at = start + 1;
    if (text[this.#at] === '`') return this.#push('parameter', this.#backticked(), start);
    const name = /[\p{L}\p{Nl}\p{Nd}\p{Pc}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}_]*/uy;
    name.lastIndex = this.#at;
    const found = name.exec(text)?.[0];
    // `$(expression)` is a dynamic label: the parser sees the symbol.
    if (found === undefined) return this.#push('symbol', '$', start);
    this.#at += found.length;
    this.#push('parameter', found, start);
  }

  #symbol(start: number, character: string): void {
    const text = this.#text;
    const long = SYMBOLS.find((symbol) => text.startsWith(symbol, start));
    const symbol = long ?? character;
    if (long === undefined && !SINGLE.has(character)) throw this.#strange(start);
    this.#at = start + symbol.length;
    this.#push('symbol', symbol, start);
    const index = this.tokens.length - 1;
    if (symbol in CLOSING) this.#open.push(index);
    else if (symbol === ')' || symbol === ']' || symbol === '}') {
      const opening = this.tokens[this.#open.at(-1) ?? -1];
      if (opening !== undefined && CLOSING[opening.text] === symbol) {
        opening.match = index;
        this.#open.pop();
      }
    }
  }

  #strange(start: number): Error {
    const point = this.#text.codePointAt(start) as number;
    const span: Span = [start, start + (point > 0xffff ? 2 : 1)];
    const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    if (point === 0x5c) {
      const message = 'a backslash is only allowed inside strings';
      return syntaxError('UnexpectedSyntax', message, span, 'write the character itself');
    }
    const character = String.fromCodePoint(point);
    if (INVISIBLE.test(character) || point < 32) {
      return syntaxError('InvalidUnicodeCharacter', `the invisible character ${code} is not allowed here`, span);
    }
    const detail = point > 127 ? 'InvalidUnicodeCharacter' : 'UnexpectedSyntax';
    return syntaxError(detail, `the character ${JSON.stringify(character)} (${code}) is not allowed here`, span);
  }
}

/** The tokens of a text, the last of kind "end". Throws `CypherError` with the place. */
export function tokenize(text: string): Token[] {
  return new Lexer(text).run();
}

/** What can be read of a text that someone is still writing. */
export interface Scan {
  /** Up to the fault; "end" is not among them. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Span[];
  /** Where nothing more can be read, such as at a string without an end. */
  readonly fault: CypherError | null;
}

/** Tokens and comments as far as they go. Throws nothing. */
export function scan(text: string): Scan {
  const lexer = new Lexer(text);
  let fault: CypherError | null = null;
  try {
    lexer.run();
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    fault = error;
  }
  return { tokens: lexer.tokens.filter(({ kind }) => kind !== 'end'), comments: lexer.comments, fault };
}
