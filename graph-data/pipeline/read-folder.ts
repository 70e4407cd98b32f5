/** A folder → placed records: which file holds what, read and checked one record at a time. */
import { byCodeUnit } from '#model/canonical.ts';
import {
  dataSetRecord,
  documentRecord,
  entityRecord,
  mentionRecord,
  momentRecord,
  questionRecord,
  relationRecord,
  statementRecord,
  type DataSetRecord,
  type DocumentRecord,
  type EntityRecord,
  type MentionRecord,
  type MomentRecord,
  type QuestionRecord,
  type RelationRecord,
  type StatementRecord,
} from '#model/data-set.ts';
import { nearest } from '#model/identity.ts';
import { parseCsv, type CsvRow } from '#formats/csv-source.ts';
import { readRecord, readRecords, type Placed } from './placed.ts';
import { shown, type Problem } from '#model/problem.ts';
import { listFiles, readText } from './source-files.ts';

export interface PlacedMention {
  readonly record: MentionRecord;
  readonly file: string;
  readonly line: number;
}

export interface PlacedSource {
  readonly folder: string;
  readonly document: Placed<DocumentRecord>;
  readonly lines: ReadonlyMap<number, string>;
  readonly statements: readonly Placed<StatementRecord>[];
  readonly mentions: readonly PlacedMention[];
}

/** All that a folder holds, each record with its place. */
export interface PlacedDataSet {
  readonly about: DataSetRecord;
  readonly sources: readonly PlacedSource[];
  readonly entities: readonly Placed<EntityRecord>[];
  readonly relations: readonly Placed<RelationRecord>[];
  readonly questions: readonly Placed<QuestionRecord>[];
  readonly moments: readonly Placed<MomentRecord>[];
  /** Ids that are there, in records that are faulty otherwise: naming them is no fault of its own. */
  readonly faultyIds: ReadonlySet<string>;
  /** Whether every file could be parsed, so that an id that is not there is known to be missing. */
  readonly complete: boolean;
}

const TOP_FILES = ['data-set.yaml', 'relations.yaml', 'questions.yaml', 'moments.yaml', 'README.md'];
const SOURCE_FILES = ['document.yaml', 'lines.csv', 'statements.yaml', 'mentions.csv', 'README.md'];
const ENTITY_FILE = /^entities\/[^/]+\.yaml$/;
const SOURCE_FILE = /^sources\/([^/]+)\/([^/]+)$/;

function unknownFile(file: string): Problem {
  const name = file.split('/').at(-1) ?? file;
  const [best] = nearest(name, [...TOP_FILES, ...SOURCE_FILES], 1);
  return {
    file,
    line: 1,
    column: 1,
    code: 'FILE_UNKNOWN',
    found: `a file that nothing reads`,
    expected: `${TOP_FILES.join(', ')}, entities/….yaml, or sources/…/{${SOURCE_FILES.join(', ')}}`,
    suggestion: best === undefined || best === name ? 'Move it out of the folder.' : `Did you mean ${best}?`,
  };
}

function missingFile(file: string, suggestion: string): Problem {
  return { file, line: 1, column: 1, code: 'FILE_MISSING', found: 'no such file', expected: 'one', suggestion };
}

function csvProblem(file: string, line: number, found: string, expected: string, suggestion: string): Problem {
  return { file, line, column: 1, code: 'BAD_VALUE', found, expected, suggestion };
}

/** CSV rows → records, where the header is as expected. */
function readRows<Value>(
  text: string,
  file: string,
  header: readonly string[],
  read: (row: CsvRow) => Value | Problem[],
): { values: Value[]; problems: Problem[] } {
  const csv = parseCsv(text);
  const problems = csv.faults.map(({ line, message }): Problem => {
    return { file, line, column: 1, code: 'SYNTAX', found: message, expected: 'CSV as in RFC 4180', suggestion: '' };
  });
  if (csv.faults.length === 0 && csv.columns.join(',') !== header.join(',')) {
    problems.push(
      csvProblem(
        file,
        1,
        `the header ${shown(csv.columns.join(','))}`,
        header.join(','),
        'The first line names the columns.',
      ),
    );
    return { values: [], problems };
  }
  const values: Value[] = [];
  for (const row of csv.rows) {
    const value = read(row);
    if (Array.isArray(value)) problems.push(...value);
    else values.push(value);
  }
  return { values, problems };
}

function readLines(text: string, file: string): { lines: Map<number, string>; problems: Problem[] } {
  const { values, problems } = readRows(text, file, ['line', 'sha256'], ({ line, fields }) => {
    const number = Number(fields['line']);
    const sha256 = fields['sha256'] ?? '';
    if (!Number.isSafeInteger(number) || number < 1) {
      return [csvProblem(file, line, shown(fields['line']), 'a line number from 1', '')];
    }
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      return [csvProblem(file, line, shown(sha256), 'a SHA-256 as 64 hexadecimal digits', '')];
    }
    return { number, sha256 };
  });
  return { lines: new Map(values.map(({ number, sha256 }) => [number, sha256])), problems };
}

function readMentions(text: string, file: string): { mentions: PlacedMention[]; problems: Problem[] } {
  const header = ['at', 'entity', 'by', 'surfaces', 'duplicateOf', 'meta'];
  const { values, problems } = readRows(text, file, header, ({ line, fields }) => {
    const result = mentionRecord.safeParse({
      at: fields['at'],
      entity: fields['entity'],
      by: fields['by'],
      surfaces: fields['surfaces'] === '' ? [] : fields['surfaces']?.split('|'),
      ...(fields['duplicateOf'] === '' ? {} : { duplicateOf: Number(fields['duplicateOf']) }),
      ...(fields['meta'] === '' ? {} : { meta: fields['meta'] === 'yes' ? true : fields['meta'] }),
    });
    if (result.success) return { record: result.data, file, line };
    return result.error.issues.map((issue) => {
      const key = String(issue.path[0]);
      return csvProblem(file, line, `${key} ${shown(fields[key])}`, issue.message, '');
    });
  });
  return { mentions: values, problems };
}

/** Reads every file of a data set folder. Problems of single records are all collected; nothing is thrown for bad data. */
export async function readFolder(folder: string): Promise<{ data: PlacedDataSet | null; problems: Problem[] }> {
  const problems: Problem[] = [];
  let files: string[];
  try {
    files = await listFiles(folder);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const problem: Problem = {
      file: folder,
      line: 1,
      column: 1,
      code: 'FOLDER_MISSING',
      found: reason,
      expected: 'a folder that can be read',
      suggestion: 'Name the folder that holds data-set.yaml.',
    };
    return { data: null, problems: [problem] };
  }
  const texts = new Map<string, string>();
  const sourceFolders = new Set<string>();
  for (const file of files) {
    const source = SOURCE_FILE.exec(file);
    const known =
      TOP_FILES.includes(file) || ENTITY_FILE.test(file) || (source && SOURCE_FILES.includes(source[2] ?? ''));
    if (!known) {
      problems.push(unknownFile(file));
      continue;
    }
    if (source?.[1] !== undefined) sourceFolders.add(source[1]);
    if (file.endsWith('README.md')) continue;
    const read = await readText(folder, file);
    if ('problem' in read) problems.push(read.problem);
    else texts.set(file, read.text);
  }

  const faultyIds = new Set<string>();
  let complete = problems.length === 0;
  const take = <Value>(result: { placed: Value; problems: Problem[]; faultyIds?: readonly string[] | null }): Value => {
    problems.push(...result.problems);
    if (result.faultyIds === null) complete = false;
    for (const id of result.faultyIds ?? []) faultyIds.add(id);
    return result.placed;
  };
  const aboutText = texts.get('data-set.yaml');
  const about = aboutText === undefined ? null : take(readRecord(aboutText, 'data-set.yaml', dataSetRecord));
  if (!files.includes('data-set.yaml')) {
    problems.push(missingFile('data-set.yaml', 'It gives the data set its title: "title: {en: …}".'));
  }

  const entities = [...texts.keys()]
    .filter((file) => ENTITY_FILE.test(file))
    .flatMap((file) => take(readRecords(texts.get(file) as string, file, entityRecord)));
  const list = (file: string): string => texts.get(file) ?? '[]';

  const sources: PlacedSource[] = [];
  for (const name of [...sourceFolders].sort(byCodeUnit)) {
    const at = (file: string): string => `sources/${name}/${file}`;
    for (const required of ['document.yaml', 'lines.csv']) {
      if (!files.includes(at(required))) problems.push(missingFile(at(required), 'Every source has one.'));
    }
    const documentText = texts.get(at('document.yaml'));
    const document =
      documentText === undefined ? null : take(readRecord(documentText, at('document.yaml'), documentRecord));
    const { lines, problems: lineProblems } = readLines(texts.get(at('lines.csv')) ?? 'line,sha256\n', at('lines.csv'));
    const mentions = texts.get(at('mentions.csv'));
    const mentioned = mentions === undefined ? null : readMentions(mentions, at('mentions.csv'));
    problems.push(...lineProblems, ...(mentioned?.problems ?? []));
    const statements = take(readRecords(list(at('statements.yaml')), at('statements.yaml'), statementRecord));
    if (!document) complete = false;
    if (document) sources.push({ folder: name, document, lines, statements, mentions: mentioned?.mentions ?? [] });
  }
  const relations = take(readRecords(list('relations.yaml'), 'relations.yaml', relationRecord));
  const questions = take(readRecords(list('questions.yaml'), 'questions.yaml', questionRecord));
  const moments = take(readRecords(list('moments.yaml'), 'moments.yaml', momentRecord));
  if (!about) return { data: null, problems };
  const data = { about: about.record, sources, entities, relations, questions, moments, faultyIds, complete };
  return { data, problems };
}
