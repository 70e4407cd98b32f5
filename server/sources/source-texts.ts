/**
 * The texts of the documents, where the person who runs the server has them. A line is only shown if it is the one
 * that was coded: the whole text, or at least the line, must have the hash that the data set holds.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SaysoError } from '#model/errors.ts';

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

  constructor(folder: string | null) {
    this.#folder = folder;
  }

  /**
   * Line `line` (from 1) of a document. `lineSha256` is the hash of the line as a locator has it; with it the line
   * is given even where the rest of the text has changed. Throws LINE_NOT_FOUND with the reason.
   */
  async line(document: CodedText, line: number, lineSha256: string | undefined): Promise<string> {
    const missing = (reason: string): SaysoError =>
      new SaysoError('LINE_NOT_FOUND', { line, document: document.id, reason });
    if (this.#folder === null) throw missing('this server has no texts of documents');
    const bytes = await this.#textOf(document);
    if (bytes === null) throw missing('its text is not among those that this server has');
    const text = bytes.toString('utf8').split(/\r?\n/)[line - 1];
    if (text === undefined) throw missing('the document has fewer lines');
    if (sha256(bytes) !== document.sha256 && sha256(text) !== lineSha256) {
      throw missing('the text that this server has is not the one that was coded');
    }
    return text;
  }

  /** The file whose name is the document's id, or begins with it. */
  async #textOf({ id }: CodedText): Promise<Buffer | null> {
    const folder = this.#folder as string;
    const begins = (name: string): boolean => name.startsWith(id) && /^[._-]/.test(name.slice(id.length));
    const names = (await readdir(folder)).filter((name) => name.endsWith('.txt') && begins(name)).sort();
    const [name] = names;
    return name === undefined ? null : readFile(join(folder, name));
  }
}
