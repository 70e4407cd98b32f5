/** Walks over tokens for the parser: expectations, nesting limits, and the making of tree nodes. */
import { syntaxError, type CypherError, type Span } from './errors.ts';
import { tokenize, type Token, type TokenKind } from './lexer.ts';

/** Nesting of brackets, CASE and subqueries: enough for any question, too little for a stack overflow. */
const MAX_NESTING = 150;
/** Height of an expression's tree, as of `1 + 1 + 1 + …`. */
const MAX_HEIGHT = 500;

type Made<T> = T extends { id: number; span: Span } ? Omit<T, 'id' | 'span'> : never;

export class TokenStream {
  protected readonly text: string;
  protected readonly tokens: readonly Token[];
  protected at = 0;
  #nesting = 0;
  #nextId = 0;
  #heights: number[] = [];

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text);
  }

  /** How many tree nodes were made. */
  protected get made(): number {
    return this.#nextId;
  }

  protected get token(): Token {
    return this.tokens[this.at] as Token;
  }

  protected ahead(distance: number): Token {
    return this.tokens[Math.min(this.at + distance, this.tokens.length - 1)] as Token;
  }

  protected advance(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.at++;
    return token;
  }

  protected isKind(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }

  protected isSymbol(symbol: string, distance = 0): boolean {
    const token = this.ahead(distance);
    return token.kind === 'symbol' && token.text === symbol;
  }

  protected isWord(word: string, distance = 0): boolean {
    const token = this.ahead(distance);
    return token.kind === 'word' && token.upper === word;
  }

  protected takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.at++;
    return true;
  }

  /** Takes the words if all of them follow. */
  protected takeWords(...words: string[]): boolean {
    if (!words.every((word, distance) => this.isWord(word, distance))) return false;
    this.at += words.length;
    return true;
  }

  protected expectSymbol(symbol: string, after?: string): Token {
    if (!this.isSymbol(symbol)) throw this.unexpected(`"${symbol}"${after === undefined ? '' : ` ${after}`}`);
    return this.advance();
  }

  protected expectWord(word: string): Token {
    if (!this.isWord(word)) throw this.unexpected(word);
    return this.advance();
  }

  protected isName(distance = 0): boolean {
    const { kind } = this.ahead(distance);
    return kind === 'word' || kind === 'quoted';
  }

  protected expectName(what: string): Token {
    if (!this.isName()) throw this.unexpected(what);
    return this.advance();
  }

  /** The error for what stands here in place of what was expected. */
  protected unexpected(expected: string, suggestion: string | null = null): CypherError {
    const token = this.token;
    const span: Span = [token.start, Math.max(token.end, token.start)];
    const found = token.kind === 'end' ? 'the query ends' : `there is "${this.text.slice(token.start, token.end)}"`;
    return syntaxError('UnexpectedSyntax', `${found} where ${expected} was expected`, span, suggestion);
  }

  /** Runs a rule one level deeper. */
  protected nested<T>(rule: () => T): T {
    if (++this.#nesting > MAX_NESTING) {
      const { start, end } = this.token;
      throw syntaxError('NestedTooDeep', `the query nests deeper than ${MAX_NESTING} levels`, [start, end], 'split it');
    }
    const result = rule();
    this.#nesting--;
    return result;
  }

  /** Makes a tree node that spans from `start` to the last token taken. */
  protected make<T extends { kind: string; id: number; span: Span }>(
    start: number,
    node: Made<T>,
    ...children: readonly { readonly id: number }[]
  ): T {
    let height = 0;
    for (const child of children) height = Math.max(height, this.#heights[child.id] ?? 0);
    const id = this.#nextId++;
    this.#heights[id] = height + 1;
    const span: Span = [start, Math.max(start, this.tokens[this.at - 1]?.end ?? start)];
    if (height >= MAX_HEIGHT) {
      throw syntaxError('NestedTooDeep', `an expression has more than ${MAX_HEIGHT} steps`, span, 'use a list');
    }
    return { ...node, id, span } as unknown as T;
  }
}
