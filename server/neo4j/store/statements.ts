/** `statements` and `units`: those that pass, page by page. */
import { byCodeUnit } from '#model/canonical.ts';
import type { Basis, Stance } from '#model/vocabulary.ts';
import type { Filter } from '#analysis/slice.ts';
import type { Paged, StatementColumns } from '#protocol/answers.ts';
import { toColumns } from '#protocol/columns.ts';
import type { CallContext, StatementQuery, UnitColumns } from '#store/port.ts';
import { readCursor, writeCursor } from '#store/embedded/cursor.ts';
import { dayNumber, dayText, NO_DAY } from '#store/embedded/statement-table.ts';
import { STATEMENT_KEYS, UNIT_KEYS } from '#store/row-keys.ts';
import type { Row } from '../database.ts';
import { type Asking, numberIn } from './asking.ts';
import { askStatements } from './found.ts';
import { filterParameters, daysOn, statementConditions, UNIT, unitConditions, unitPasses } from './patterns.ts';
import { Piece } from './piece.ts';

/** The statements that pass, as `s`. */
function selection({ ids, actors, about, filter }: StatementQuery): string {
  const one = ids === undefined ? [] : ['s.id IN $ids'];
  if (actors === undefined && about === undefined) {
    const units = unitConditions(filter).join(' AND ');
    const all = [...one, ...statementConditions(filter), `EXISTS { MATCH ${UNIT} WHERE ${units} }`];
    return `MATCH (s:Statement) WHERE ${all.join(' AND ')} WITH s`;
  }
  const ends = [
    ...(actors === undefined ? [] : ['a.id IN $actors', 'a:Entity']),
    ...(about === undefined ? [] : ['e.id IN $about', 'e:Entity']),
  ];
  return `MATCH ${UNIT} WHERE ${unitPasses(filter, ...one, ...ends)} WITH DISTINCT s`;
}

/** Stands for a day that there is none of: such statements come last. */
const UNDATED = '~';

function dayOrNone(day: string): string {
  return Number(day) === NO_DAY ? UNDATED : dayText(Number(day));
}

/** A place in the order: last possible day, first one, id. */
function placeAfter(after: string | null, dataVersion: string): Record<string, string> {
  if (after === null) return { afterTo: '', afterFrom: '', afterId: '' };
  const [to, from, id] = readCursor(after, dataVersion, 3) as [string, string, string];
  return { afterTo: dayOrNone(to), afterFrom: dayOrNone(from), afterId: id };
}

function askPage(query: StatementQuery): string {
  return `${selection(query)}, ${daysOn(query.filter.clock ?? 'said')} AS days
    WITH s, coalesce(days[0], '${UNDATED}') AS to, coalesce(days[1], '${UNDATED}') AS first
    WHERE to > $afterTo OR (to = $afterTo AND (first > $afterFrom OR (first = $afterFrom AND s.id > $afterId)))
    RETURN s.id AS id, to, first ORDER BY to, first, id LIMIT $limit`;
}

function dayIn(row: Row, name: string): number {
  return row[name] === UNDATED ? NO_DAY : dayNumber(String(row[name]));
}

/** See the port. A statement passes `actors` and `about` together only where one unit joins the two. */
export async function statements(
  { ask, dataVersion }: Asking,
  query: StatementQuery,
  c: CallContext,
): Promise<Paged<StatementColumns>> {
  const { ids = [], actors = [], about = [], filter, page } = query;
  const own = { ...filterParameters(filter), ids, actors, about };
  const place = placeAfter(page.after, dataVersion);
  const [found = [], [count] = []] = await ask(
    [
      { text: askPage(query), parameters: { ...own, ...place, limit: BigInt(page.limit + 1) } },
      { text: `${selection(query)} RETURN count(s) AS total`, parameters: own },
    ],
    c,
  );
  const shown = found.slice(0, page.limit);
  const known = shown.map((row) => String(row['id']));
  const [rows = []] = known.length === 0 ? [] : await ask([askStatements(known, false)], c);
  const parts = new Piece().context(rows).parts(dataVersion);
  const last = shown.at(-1);
  const cursor = last && writeCursor(dataVersion, [dayIn(last, 'to'), dayIn(last, 'first'), String(last['id'])]);
  return {
    dataVersion,
    items: toColumns(
      STATEMENT_KEYS,
      known.map((id) => parts.rows.statement(parts.statement(id))),
    ),
    total: numberIn(count, 'total'),
    next: found.length > page.limit && cursor !== undefined ? cursor : null,
  };
}

const STATEMENTS_A_BATCH = 2_000;

function unitOf(row: Row): UnitRecord {
  return {
    statement: String(row['statement']),
    actor: String(row['actor']),
    entity: String(row['entity']),
    stance: numberIn(row, 'stance') as Stance,
    mixed: row['mixed'] === true,
    basis: (row['basis'] ?? null) as Basis | null,
    primary: row['primary'] === true,
    ascribed: row['ascribed'] === true,
  };
}

interface UnitRecord {
  statement: string;
  actor: string;
  entity: string;
  stance: Stance;
  mixed: boolean;
  basis: Basis | null;
  primary: boolean;
  ascribed: boolean;
}

/** The order of nodes in columns: by their labels, then by id. */
function place(labels: unknown, id: unknown): string {
  return `${(labels as string[]).toSorted(byCodeUnit).join(' ')} ${String(id)}`;
}

/** See the port. */
export async function* units({ ask }: Asking, filter: Filter, c: CallContext): AsyncGenerator<UnitColumns> {
  const conditions = ['s.id > $after', ...statementConditions(filter)].join(' AND ');
  const text = `MATCH (s:Statement) WHERE ${conditions} WITH s ORDER BY s.id LIMIT ${STATEMENTS_A_BATCH}
    OPTIONAL MATCH ${UNIT} WHERE ${unitConditions(filter).join(' AND ')}
    RETURN s.id AS statement, a.id AS actor, e.id AS entity, r.stance AS stance, r.mixed AS mixed, r.basis AS basis,
      r.primary AS primary, h:ASCRIBED_TO AS ascribed, labels(e) AS about, labels(a) AS holder ORDER BY statement`;
  for (let after = ''; ;) {
    const [rows = []] = await ask([{ text, parameters: { ...filterParameters(filter), after } }], c);
    const passing = rows
      .filter(({ actor }) => actor !== null)
      .map((row) => ({
        unit: unitOf(row),
        e: place(row['about'], row['entity']),
        a: place(row['holder'], row['actor']),
      }))
      .sort((x, y) => byCodeUnit(x.unit.statement, y.unit.statement) || byCodeUnit(x.e, y.e) || byCodeUnit(x.a, y.a));
    if (passing.length > 0) {
      yield toColumns(
        UNIT_KEYS,
        passing.map(({ unit }) => unit),
      );
    }
    if (new Set(rows.map(({ statement }) => statement)).size < STATEMENTS_A_BATCH) return;
    after = String(rows.at(-1)?.['statement']);
  }
}
