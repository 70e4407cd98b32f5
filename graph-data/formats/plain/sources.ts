/** The files themselves as documents: what a row says rests on the row, and the row is found by file and line. */
import { sha256Hex } from '#model/canonical.ts';
import { ID_PATTERN } from '#model/identity.ts';
import type { Properties } from '#model/property-graph.ts';
import type { LineIndex } from '../line-index.ts';
import type { PlainRow } from './table.ts';

/** A line that is longer is not shown: no one reads it, and a whole file may be one. */
export const LONGEST_LINE = 20_000;

/** A file that was read. */
export interface PlainFile {
  readonly name: string;
  readonly text: string;
  readonly lines: LineIndex;
}

/** Any text as a readable id: what an id cannot hold becomes "-". */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+/, '')
    .slice(0, 128)
    .replace(/[\p{Cs}-]+$/u, '');
  // A name that every object has is taken, as if a node before it had it.
  return [slug, `${slug}-2`].find((id) => ID_PATTERN.test(id)) ?? 'unnamed';
}

/** What is evidence for something: the row. */
export interface RowEvidence {
  readonly document: string;
  readonly line: number;
  readonly range: PlainRow['range'];
  readonly lineSha256: string;
}

/** The documents that files are, and the hashes of their lines. */
export class PlainDocuments {
  readonly #files: ReadonlyMap<string, PlainFile>;
  readonly #ids = new Map<string, string>();
  readonly #hashes = new Map<string, string>();

  /** `taken` are ids that other things have. */
  constructor(files: readonly PlainFile[], taken: (id: string) => boolean) {
    this.#files = new Map(files.map((file) => [file.name, file]));
    const used = new Set<string>();
    for (const { name } of files) {
      const slug = slugOf(name);
      let id = slug;
      for (let nth = 2; used.has(id) || taken(id); nth++) id = `${slug}-${nth}`;
      used.add(id);
      this.#ids.set(name, id);
    }
  }

  /** The id of the document that a file is. */
  idOf(file: string): string {
    return this.#ids.get(file) as string;
  }

  evidence(file: string, { line, range }: PlainRow): RowEvidence {
    const key = `${line} ${file}`;
    let lineSha256 = this.#hashes.get(key);
    if (lineSha256 === undefined) {
      lineSha256 = sha256Hex(this.#files.get(file)?.lines.line(line) ?? '');
      this.#hashes.set(key, lineSha256);
    }
    return { document: this.idOf(file), line, range, lineSha256 };
  }

  /** Each document with its properties. */
  *properties(): Generator<Properties> {
    for (const { name, text, lines } of this.#files.values()) {
      const id = this.idOf(name);
      const sha256 = sha256Hex(text);
      yield { id, title: name, language: 'und', script: 'und', linesTotal: BigInt(lines.count), sha256 };
    }
  }
}

/** Evidence as a relation holds it: three lists side by side. */
export function relationEvidence({ document, line, range, lineSha256 }: RowEvidence): Properties {
  return {
    evidence: [`${document}#L${line}`],
    evidenceRanges: [range === null ? '' : `${range[0]}-${range[1]}`],
    evidenceSha256: [lineSha256],
  };
}

/** Evidence as the report of a statement holds it. */
export function reportOf({ line, range, lineSha256 }: RowEvidence): Properties {
  return {
    line: BigInt(line),
    ...(range === null ? {} : { start: BigInt(range[0]), end: BigInt(range[1]) }),
    lineSha256,
    repeat: false,
  };
}
