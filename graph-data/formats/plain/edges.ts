/**
 * Tables of edges → what they say. A row with a stance, or with words and no type, is a statement: its source said it about
 * its target. Every other row is a relation of its type. A row that lists statements or relations stands for all of them.
 */
import { relationshipId } from '#model/identity.ts';
import type { Problem } from '#model/problem.ts';
import type { Sign } from '#model/statements.ts';
import { type DaySpan, spanOfPartialDate } from '#model/time.ts';
import { type Basis, isRelationType, STANCE_EDGE, STATEMENT_TYPES } from '#model/vocabulary.ts';
import { type MappedTable, RowCells } from './cells.ts';
import type { PlainEntities } from './nodes.ts';
import type { PlainRow } from './table.ts';
import { basisIn, signIn, usualBasis } from './words.ts';

export interface PlainSpan extends DaySpan {
  readonly text: string;
  readonly precision: 'day' | 'month' | 'year';
}

interface Said {
  readonly source: string;
  readonly target: string;
  readonly file: string;
  readonly row: PlainRow;
  readonly text: string;
  readonly rest: readonly (readonly [name: string, text: string])[];
}

/** A row that is one or more statements of one actor about one thing. */
export interface PlainStatement extends Said {
  readonly sign: Sign;
  readonly basis: Basis | null;
  readonly words: 'own' | 'told' | 'both';
  /** Their ids, where the row has them. */
  readonly ids: readonly string[];
  /** How many of them are distinct utterances. */
  readonly utterances: number;
  readonly date: PlainSpan | null;
}

/** A row that is a relation, or several of one type between the same two. */
export interface PlainRelation extends Said {
  readonly type: string;
  readonly ids: readonly string[];
  /** 1 where the row says nothing else. */
  readonly weight: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly dateText: string | null;
}

/** What the tables of edges say. */
export interface PlainEdges {
  readonly statements: PlainStatement[];
  readonly relations: PlainRelation[];
  /** Edges of statements that stand as nodes of their own. */
  readonly parts: { readonly type: string; readonly sign: Sign; readonly basis: Basis | null; readonly said: Said }[];
}

const LOOKS = ['label', 'color', 'thickness', 'disputed'];
const MOST_STATEMENTS = 1000;
const PRECISIONS = { 4: 'year', 7: 'month', 10: 'day' } as const;

function dateIn(cells: RowCells, row: PlainRow, role: 'date' | 'start' | 'end'): PlainSpan | null {
  const text = cells.text(row, role);
  if (text === '') return null;
  const day = /^\d{4}-\d{2}-\d{2}(?=[T ])/.exec(text)?.[0] ?? text.replaceAll('/', '-');
  const span = spanOfPartialDate(day);
  const precision = PRECISIONS[day.length as keyof typeof PRECISIONS];
  if (span && precision) return { ...span, text, precision };
  const expected = 'a day, month or year that exists, as 2026-01-06, 2026-01 or 2026';
  cells.problem(row, 'BAD_VALUE', `${cells.named(role)} "${text.slice(0, 60)}"`, expected, '');
  return null;
}

class EdgeReader {
  readonly #cells: RowCells;
  readonly #entities: PlainEntities;
  readonly #edges: PlainEdges;
  readonly #file: string;

  constructor(table: MappedTable, entities: PlainEntities, edges: PlainEdges, problems: Problem[]) {
    this.#cells = new RowCells(table, problems);
    this.#entities = entities;
    this.#edges = edges;
    this.#file = table.file;
  }

  read(row: PlainRow): void {
    const cells = this.#cells;
    const source = this.#entities.end(row, cells, 'source');
    const target = this.#entities.end(row, cells, 'target');
    const sign = this.#sign(row);
    if (source === null || target === null || sign === undefined) {
      // What else is wrong with the row is told in the same go.
      for (const role of ['date', 'start', 'end'] as const) dateIn(cells, row, role);
      return;
    }
    const type = cells.text(row, 'type');
    const text = cells.text(row, 'text');
    const rest = cells.rest(row).filter(([name]) => !LOOKS.includes(name));
    const said: Said = { source, target, file: this.#file, row, text, rest };
    const isPart = [source, target].some((id) => this.#entities.get(id)?.labels.includes('Statement'));
    if (isPart) this.#part(said, type, sign);
    else if (type === STANCE_EDGE || sign !== null || (text !== '' && type === '')) this.#statement(said, sign);
    else this.#relation(said, type === '' ? 'RELATED_TO' : type);
  }

  /** The sign of the row; null where it has none, undefined where it has one that is not understood. */
  #sign(row: PlainRow): Sign | null | undefined {
    const text = this.#cells.text(row, 'stance');
    if (text === '') return null;
    const sign = signIn(text);
    if (sign !== null) return sign;
    const found = `${this.#cells.named('stance')} "${text.slice(0, 60)}"`;
    this.#cells.problem(row, 'BAD_VALUE', found, 'for, against, mixed or neutral (1, -1, 0)', '');
    return undefined;
  }

  #basis(row: PlainRow, sign: Sign): Basis | null {
    if (sign === 'neutral') return null;
    const text = this.#cells.text(row, 'basis');
    const basis = text === '' ? usualBasis(this.#cells.text(row, 'stance')) : basisIn(text);
    if (basis !== null) return basis;
    const expected = 'position, evaluation or assessment';
    this.#cells.problem(row, 'BAD_VALUE', `${this.#cells.named('basis')} "${text.slice(0, 60)}"`, expected, '');
    return null;
  }

  #part(said: Said, type: string, sign: Sign | null): void {
    const { row } = said;
    if (STATEMENT_TYPES.some((each) => each === type)) {
      const part = { type, sign: sign ?? 'neutral', basis: this.#basis(row, sign ?? 'neutral'), said };
      this.#edges.parts.push(part);
    } else {
      const expected = `one of ${STATEMENT_TYPES.join(', ')} at a statement`;
      this.#cells.problem(row, 'BAD_VALUE', `the type "${type.slice(0, 60)}"`, expected, '');
    }
  }

  #statement(said: Said, given: Sign | null): void {
    const cells = this.#cells;
    const { row } = said;
    const sign = given ?? 'neutral';
    const ids = cells.list(row, 'statements');
    const weight = cells.number(row, 'weight') ?? Math.max(1, ids.length);
    if (!Number.isInteger(weight) || weight < 1 || weight > MOST_STATEMENTS) {
      const expected = `a whole number from 1 to ${MOST_STATEMENTS}: how often it was said`;
      cells.problem(row, 'BAD_VALUE', `${cells.named('weight')} ${weight}`, expected, '');
      return;
    }
    const told = cells.text(row, 'words');
    this.#edges.statements.push({
      ...said,
      sign,
      basis: this.#basis(row, sign),
      words: told === 'told' || told === 'both' ? told : 'own',
      ids,
      utterances: weight,
      date: dateIn(cells, row, cells.has('date') ? 'date' : 'start'),
    });
  }

  #relation(said: Said, type: string): void {
    const cells = this.#cells;
    const { row } = said;
    if (!isRelationType(type)) {
      // What holds statements together has names of its own, which no relation of people's can take.
      const suggestion = `Write it in small letters: ${type.toLowerCase()}.`;
      cells.problem(row, 'BAD_VALUE', `the type ${type}`, 'a type that statements are not made of', suggestion);
      return;
    }
    const weight = cells.number(row, 'weight') ?? 1;
    if (weight <= 0) {
      cells.problem(row, 'BAD_VALUE', `${cells.named('weight')} ${weight}`, 'a number above 0', '');
      return;
    }
    const [date, start, end] = (['date', 'start', 'end'] as const).map((role) => dateIn(cells, row, role));
    const written = [date, start, end].flatMap((span) => span?.text ?? []);
    const listed = cells.list(row, 'relations');
    const own = cells.text(row, 'id');
    this.#edges.relations.push({
      ...said,
      type,
      ids: listed.length > 0 ? listed : [own || relationshipId(said.source, type, said.target)],
      weight: listed.length > 0 ? 1 : weight,
      from: (start ?? date)?.from ?? null,
      to: (end ?? date)?.to ?? null,
      dateText: written.length === 0 ? null : [...new Set(written)].join(' – '),
    });
  }
}

/** Reads a table of edges into `edges`. */
export function readEdges(table: MappedTable, entities: PlainEntities, edges: PlainEdges, problems: Problem[]): void {
  const reader = new EdgeReader(table, entities, edges, problems);
  for (const row of table.rows) reader.read(row);
}
