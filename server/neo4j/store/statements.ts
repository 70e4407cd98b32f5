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
import { filterParameters, spanOn, statementConditions, UNIT, unitConditions, unitPasses } from './patterns.ts';
import { context, Piece } from './piece.ts';

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

/** What comes after a place in the order: last possible day, first one, id; undated ones last. */
function following(
  after: string | null,
  dataVersion: string,
): { condition: string; parameters: Record<string, unknown> } {
  if (after === null) return { condition: 'true', parameters: {} };
  const [to, from, id] = readCursor(after, dataVersion, 3) as [string, string, string];
  if (Number(to) === NO_DAY) return { condition: 'to IS NULL AND s.id > $afterId', parameters: { afterId: id } };
  return {
    condition: `(to IS NULL OR to > $afterTo OR (to = $afterTo AND (first > $afterFrom
      OR (first = $afterFrom AND s.id > $afterId))))`,
    parameters: { afterTo: dayText(Number(to)), afterFrom: dayText(Number(from)), afterId: id },
  };
}

function pageOf(query: StatementQuery, dataVersion: string): { text: string; parameters: Record<string, unknown> } {
  const { filter, page } = query;
  const span = spanOn(filter.clock ?? 'said');
  const { condition, parameters } = following(page.after, dataVersion);
  return {
    text: `${selection(query)}, ${span.to} AS to, ${span.from} AS first WITH s, to, first WHERE ${condition}
      ORDER BY to IS NULL, to, first, s.id LIMIT $limit
      WITH collect(s)[..$shown] AS ss, collect([s.id, to, first]) AS keys
      ${context(false, 'keys')}`,
    parameters: { ...parameters, limit: BigInt(page.limit + 1), shown: BigInt(page.limit) },
  };
}

type Key = readonly [id: string, to: string | null, from: string | null];

/** See the port. A statement passes `actors` and `about` together only where one unit joins the two. */
export async function statements(
  { ask, dataVersion }: Asking,
  query: StatementQuery,
  c: CallContext,
): Promise<Paged<StatementColumns>> {
  const { ids = [], actors = [], about = [], filter, page } = query;
  const own = { ...filterParameters(filter), ids, actors, about };
  const { text, parameters } = pageOf(query, dataVersion);
  const [rows = [], [count] = []] = await ask(
    [
      { text, parameters: { ...own, ...parameters } },
      { text: `${selection(query)} RETURN count(s) AS total`, parameters: own },
    ],
    c,
  );
  const keys = (rows[0]?.['keys'] ?? []) as Key[];
  const shown = keys.slice(0, page.limit);
  const parts = new Piece().context(rows).parts(dataVersion);
  const last = shown.at(-1);
  const cursor = last && writeCursor(dataVersion, [dayNumber(last[1]), dayNumber(last[2]), last[0]]);
  return {
    dataVersion,
    items: toColumns(
      STATEMENT_KEYS,
      shown.map(([id]) => parts.rows.statement(parts.statement(id))),
    ),
    total: numberIn(count, 'total'),
    next: keys.length > page.limit && cursor !== undefined ? cursor : null,
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
