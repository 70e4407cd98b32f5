/**
 * JSON text → values that know where they stand, and numbers that know whether they are whole: `1` is a bigint, `1.0` a
 * number. Strict as RFC 8259 has it, and bounded in depth.
 */
import type { Position } from '#model/errors.ts';
import type { LineIndex } from './line-index.ts';

const DEEPEST = 64;

export type JsonScalar = string | boolean | number | bigint | null;

export interface JsonObject {
  readonly is: 'object';
  readonly members: ReadonlyMap<string, JsonValue>;
  readonly start: number;
  readonly end: number;
}

export interface JsonList {
  readonly is: 'list';
  readonly items: readonly JsonValue[];
  readonly start: number;
  readonly end: number;
}

export interface JsonLeaf {
  readonly is: 'scalar';
  readonly value: JsonScalar;
  readonly start: number;
  readonly end: number;
}

export type JsonValue = JsonObject | JsonList | JsonLeaf;

/** Why a text is not JSON; thrown by `readJson`. */
export class JsonFault extends Error {
  override readonly name = 'JsonFault';
  readonly position: Position;

  constructor(position: Position, found: string) {
    super(found);
    this.position = position;
  }
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
/** More digits than this are no count of anything, and cost too much to read as whole numbers. */
const MOST_DIGITS = 20;
const WORDS: readonly (readonly [string, JsonScalar])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class Reader {
  readonly #text: string;
  readonly #lines: LineIndex;
  #at: number;

  constructor(text: string, at: number, lines: LineIndex) {
    this.#text = text;
    this.#lines = lines;
    this.#at = at;
  }

  /** One value from here to `end`, with nothing after it. */
  whole(end: number): JsonValue {
    const value = this.#value(0);
    this.#match(SPACE);
    if (value.end > end) throw this.#fault('a value that goes on in the next line');
    if (this.#at < end) throw this.#fault('something after the end');
    return value;
  }

  #fault(found: string): JsonFault {
    return new JsonFault(this.#lines.positionOf(this.#at), found);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #value(depth: number): JsonValue {
    this.#match(SPACE);
    const start = this.#at;
    const sign = this.#text[start];
    if (depth > DEEPEST) throw this.#fault('values nested too deep');
    if (sign === '{') return this.#object(start, depth);
    if (sign === '[') return this.#list(start, depth);
    if (sign === '"') return { is: 'scalar', value: this.#string(), start, end: this.#at };
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, start)) continue;
      this.#at += word.length;
      return { is: 'scalar', value, start, end: this.#at };
    }
    const number = this.#match(NUMBER);
    if (!number) throw this.#fault(sign === undefined ? 'the end of the file' : `"${sign}"`);
    const whole = number[1] === undefined && number[2] === undefined;
    const exact = whole && number[0].length <= MOST_DIGITS;
    return { is: 'scalar', value: exact ? BigInt(number[0]) : Number(number[0]), start, end: this.#at };
  }

  #string(): string {
    const begin = this.#at;
    let end = this.#text.indexOf('"', begin + 1);
    while (end >= 0 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    if (end < 0) throw this.#fault('text without its closing quote');
    const raw = this.#text.slice(begin, end + 1);
    try {
      const value = JSON.parse(raw) as string;
      this.#at = end + 1;
      return value;
    } catch {
      throw this.#fault('text with a line break, or a backslash before what needs none');
    }
  }

  #isEscaped(quote: number): boolean {
    let before = quote;
    while (this.#text[before - 1] === '\\') before -= 1;
    return (quote - before) % 2 === 1;
  }

  #sign(sign: string): boolean {
    this.#match(SPACE);
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #object(start: number, depth: number): JsonObject {
    this.#at += 1;
    const members = new Map<string, JsonValue>();
    if (!this.#sign('}')) {
      do {
        this.#match(SPACE);
        if (this.#text[this.#at] !== '"') throw this.#fault('no name in quotes');
        const key = this.#string();
        if (members.has(key)) throw this.#fault(`"${key.slice(0, 40)}" twice`);
        if (!this.#sign(':')) throw this.#fault('no ":" after a name');
        members.set(key, this.#value(depth + 1));
      } while (this.#sign(','));
      if (!this.#sign('}')) throw this.#fault('no "," or "}"');
    }
    return { is: 'object', members, start, end: this.#at };
  }

  #list(start: number, depth: number): JsonList {
    this.#at += 1;
    const items: JsonValue[] = [];
    if (!this.#sign(']')) {
      do items.push(this.#value(depth + 1));
      while (this.#sign(','));
      if (!this.#sign(']')) throw this.#fault('no "," or "]"');
    }
    return { is: 'list', items, start, end: this.#at };
  }
}

/** Reads the value that stands from `start` up to `end`. Throws JsonFault at the first thing that is wrong. */
export function readJson(text: string, lines: LineIndex, start = 0, end = text.length): JsonValue {
  return new Reader(text, start, lines).whole(end);
}
