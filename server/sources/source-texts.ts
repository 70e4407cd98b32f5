/**
 * The texts of the documents, where the person who runs the server has them. A line is only shown if it is the one
 * that was coded: the whole text, or at least the line, must have the hash that the data set holds.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LONGEST_LINE, slugOf } from '#formats/plain/sources.ts';
import { endingOf, isPlain } from '#formats/plain/endings.ts';
import { SaysoError } from '#model/errors.ts';
import { listFiles } from '#pipeline/source-files.ts';

/** A document as far as its text is concerned. */
export interface CodedText {
  readonly id: string;
  readonly sha256: string;
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export class SourceTexts {
  readonly #folder: string | null;
  readonly #own: string | null;

  /** `folder` has texts of documents; `own` is a data folder, whose tables are documents themselves. */
  constructor(folder: string | null, own: string | null) {
    this.#folder = folder;
    this.#own = own;
  }

  /**
   * Line `line` (from 1) of a document. `lineSha256` is the hash of the line as a locator has it; with it the line
   * is given even where the rest of the text has changed. Throws LINE_NOT_FOUND with the reason.
   */
  async line(document: CodedText, line: number, lineSha256: string | undefined): Promise<string> {
    const missing = (reason: string): SaysoError =>
      new SaysoError('LINE_NOT_FOUND', { line, document: document.id, reason });
    const bytes = (await this.#tableOf(document)) ?? (await this.#textOf(document));
    if (bytes === null && this.#folder === null) throw missing('this server has no texts of documents');
    if (bytes === null) throw missing('its text is not among those that this server has');
    const text = bytes
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)[line - 1];
    if (text === undefined) throw missing('the document has fewer lines');
    if (text.length > LONGEST_LINE) throw missing(`it is longer than ${LONGEST_LINE} characters`);
    if (sha256(bytes) !== document.sha256 && sha256(text) !== lineSha256) {
      throw missing('the text that this server has is not the one that was coded');
    }
    return text;
  }

  /** The table of people's own data that is the document. */
  async #tableOf({ id }: CodedText): Promise<Buffer | null> {
    const folder = this.#own;
    if (folder === null) return null;
    const files = await listFiles(folder).catch((): string[] => []);
    const name = files.find((file) => isPlain(endingOf(file)) && slugOf(file) === id);
    return name === undefined ? null : readFile(join(folder, name));
  }

  /** The file whose name is the document's id, or begins with it. */
  async #textOf({ id }: CodedText): Promise<Buffer | null> {
    const folder = this.#folder;
    if (folder === null) return null;
    const begins = (name: string): boolean => name.startsWith(id) && /^[._-]/.test(name.slice(id.length));
    const names = (await readdir(folder)).filter((name) => name.endsWith('.txt') && begins(name)).sort();
    const [name] = names;
    return name === undefined ? null : readFile(join(folder, name));
  }
}
