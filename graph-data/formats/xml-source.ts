/**
 * XML text → elements, read one after the other, each with its place. As strict as what is read with it needs: no document
 * type and so no entities but the five of XML, which leaves nothing that a small file could unfold into a large one.
 */
import type { Position } from '#model/errors.ts';
import type { LineIndex } from './line-index.ts';

/** Deeper than any graph format nests, and far from what a stack holds. */
const DEEPEST = 64;

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly position: Position;
  /** Offset of its "<" in the text. */
  readonly offset: number;
}

/** What hears of a document. `text` comes in pieces, with character references resolved. */
export interface XmlListener {
  open(element: XmlElement): void;
  text(text: string): void;
  close(name: string, end: number): void;
}

/** Why a text is not XML that is read; thrown by `readXml`. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
  readonly position: Position;
  readonly expected: string;

  constructor(position: Position, found: string, expected: string) {
    super(found);
    this.position = position;
    this.expected = expected;
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(\w{1,40}));?/g;
const TAG = /<(\/?)([^\s/>="'<]+)/y;
const ATTRIBUTE = /\s+([^\s/>="'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

class Reader {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #listener: XmlListener;
  readonly #open: string[] = [];
  #at = 0;
  #rootSeen = false;

  constructor(text: string, lines: LineIndex, listener: XmlListener) {
    this.#text = text;
    this.#lines = lines;
    this.#listener = listener;
  }

  read(): void {
    const text = this.#text;
    while (this.#at < text.length) {
      const next = text.indexOf('<', this.#at);
      this.#characters(next < 0 ? text.length : next);
      if (next < 0) break;
      if (text.startsWith('<!--', next)) this.#skip('-->', 'a comment that does not end');
      else if (text.startsWith('<![CDATA[', next)) this.#literal();
      else if (text.startsWith('<!', next)) {
        throw this.#fault(next, 'a document type, which may define entities', 'XML without <!DOCTYPE>');
      } else if (text.startsWith('<?', next)) this.#instruction();
      else this.#tag();
    }
    const left = this.#open.at(-1);
    if (left !== undefined) throw this.#fault(text.length, 'the end of the file', `</${left}> before it`);
    if (!this.#rootSeen) throw this.#fault(0, 'no element', 'XML');
  }

  #fault(offset: number, found: string, expected: string): XmlFault {
    return new XmlFault(this.#lines.positionOf(offset), found, expected);
  }

  #skip(end: string, unended: string): string {
    const begin = this.#at;
    const found = this.#text.indexOf(end, begin + 2);
    if (found < 0) throw this.#fault(begin, unended, end);
    this.#at = found + end.length;
    return this.#text.slice(begin, this.#at);
  }

  #instruction(): void {
    const begin = this.#at;
    const whole = this.#skip('?>', 'an instruction that does not end');
    const encoding = /^<\?xml\b[^?]*\bencoding\s*=\s*["']([^"']*)["']/.exec(whole)?.[1];
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) {
      throw this.#fault(begin, `the encoding ${encoding}`, 'UTF-8');
    }
  }

  #literal(): void {
    const begin = this.#at;
    const whole = this.#skip(']]>', 'CDATA that does not end');
    if (this.#open.length === 0) throw this.#fault(begin, 'text outside of the document', 'one element around all');
    this.#listener.text(whole.slice('<![CDATA['.length, -3));
  }

  #characters(end: number): void {
    const begin = this.#at;
    this.#at = end;
    if (end === begin) return;
    const raw = this.#text.slice(begin, end);
    if (this.#open.length > 0) this.#listener.text(this.#resolved(raw, begin));
    else if (raw.trim() !== '') throw this.#fault(begin, 'text outside of the document', 'one element around all');
  }

  #resolved(raw: string, offset: number): string {
    if (!raw.includes('&')) return raw;
    return raw.replace(REFERENCE, (whole, hex: string, decimal: string, name: string, at: number) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const character = name === undefined ? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : NAMED[name];
      if (character !== undefined && whole.endsWith(';')) return character;
      throw this.#fault(
        offset + at,
        `the entity ${whole}`,
        'one of &amp; &lt; &gt; &quot; &apos; or a character number',
      );
    });
  }

  #tag(): void {
    const offset = this.#at;
    const head = this.#match(TAG);
    const name = head?.[2];
    if (!head || name === undefined) throw this.#fault(offset, '"<" that begins no element', '"&lt;" for the sign');
    if (head[1] === '/') this.#closing(name, offset);
    else this.#opening(name, offset);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #opening(name: string, offset: number): void {
    if (this.#rootSeen && this.#open.length === 0) throw this.#fault(offset, 'a second document', 'one element');
    this.#rootSeen = true;
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (let found = this.#match(ATTRIBUTE); found; found = this.#match(ATTRIBUTE)) {
      const key = localName(found[1] as string);
      attributes[key] = this.#resolved(found[2] ?? found[3] ?? '', this.#at - found[0].length);
    }
    const end = this.#match(TAG_END);
    if (!end) throw this.#fault(this.#at, `<${name}> that is not as it should be`, 'attributes in quotes, then ">"');
    if (this.#open.length === DEEPEST) throw this.#fault(offset, 'elements nested too deep', `at most ${DEEPEST} deep`);
    this.#listener.open({ name: localName(name), attributes, position: this.#lines.positionOf(offset), offset });
    if (end[1] === '/') this.#listener.close(localName(name), this.#at);
    else this.#open.push(name);
  }

  #closing(name: string, offset: number): void {
    const expected = this.#open.pop();
    if (expected !== name || !this.#match(TAG_END)) {
      throw this.#fault(offset, `</${name}>`, expected === undefined ? 'nothing to close' : `</${expected}>`);
    }
    this.#listener.close(localName(name), this.#at);
  }
}

/** Reads a document from begin to end. Throws XmlFault at the first thing that is wrong. */
export function readXml(text: string, lines: LineIndex, listener: XmlListener): void {
  new Reader(text, lines, listener).read();
}
