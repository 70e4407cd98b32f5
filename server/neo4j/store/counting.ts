/** `counts` and `facets`: counted in the database, one question a dimension, all in one round trip. */
import { byCodeUnit } from '#model/canonical.ts';
import type { Id } from '#model/property-graph.ts';
import { binOf, nextBin } from '#model/time.ts';
import { STANCE_EDGE, type Clock, type Kind } from '#model/vocabulary.ts';
import type { Filter } from '#analysis/slice.ts';
import type { FacetColumns } from '#protocol/answers.ts';
import { toColumns } from '#protocol/columns.ts';
import type { CountRow, FacetRow } from '#protocol/rows.ts';
import { lifted } from '#store/counting.ts';
import type { Bin, CallContext, Counts, Dimension } from '#store/port.ts';
import { COUNT_KEYS, FACET_KEYS } from '#store/row-keys.ts';
import type { Ask, Row } from '../database.ts';
import { type Asking, numberIn } from './asking.ts';
import { FIND } from './counted.ts';
import { filterParameters, kindOf, relationPasses, SIGN, spanOn, UNIT, unitPasses, walkedTypes } from './patterns.ts';

type PlainDimension = Exclude<Dimension, `${Clock}:${Bin}`>;

/** The values of a unit on a dimension, as a list. */
const VALUES: Readonly<Record<PlainDimension, string>> = {
  kind: '[a.kind, e.kind]',
  type: `['${STANCE_EDGE}']`,
  document: 'COLLECT { MATCH (s)-[:REPORTED_IN]->(d:Document) RETURN DISTINCT d.id }',
  stance: `[${SIGN}]`,
  basis: '[basis IN [r.basis] WHERE basis IS NOT NULL]',
  words: "[CASE WHEN h:ASCRIBED_TO THEN 'told' ELSE 'own' END]",
  statementKind: '[s.kind]',
  modality: '[s.modality]',
  columnist: "[CASE WHEN s.mode = 'author' THEN 'columnist' ELSE 'other' END]",
};

function timed(dimension: Dimension): { clock: Clock; bin: Bin } | null {
  const found = /^(said|published|asOf):(day|month|year)$/.exec(dimension);
  return found && { clock: found[1] as Clock, bin: found[2] as Bin };
}

function asksFor(dimension: Dimension, filter: Filter): Ask[] {
  const own = lifted(filter, dimension);
  const parameters = filterParameters(own);
  const time = timed(dimension);
  if (time) {
    const span = spanOn(time.clock);
    const text = `MATCH ${UNIT} WHERE ${unitPasses(own)} WITH DISTINCT s
      RETURN s.kind AS kind, ${span.from} AS first, ${span.to} AS last, count(*) AS count`;
    return [{ text, parameters }];
  }
  const text = `MATCH ${UNIT} WHERE ${unitPasses(own)}
    UNWIND ${VALUES[dimension as PlainDimension]} AS value RETURN value, count(DISTINCT s) AS count`;
  const types = dimension === 'type' ? walkedTypes(own) : null;
  if (types === null) return [{ text, parameters }];
  const relations = `MATCH (x:Entity)-[t:${types}]->(y) WHERE ${relationPasses(own)}
    RETURN type(t) AS value, count(*) AS count`;
  return [
    { text, parameters },
    { text: relations, parameters },
  ];
}

/** A year that partial dates of any width may fall in without unfolding the whole calendar. */
const MAX_BINS = 400;

function binned(rows: readonly Row[], dimension: Dimension, bin: Bin): { rows: CountRow[]; undated: number } {
  const counts = new Map<string, CountRow>();
  let undated = 0;
  for (const row of rows) {
    const count = numberIn(row, 'count');
    if (row['last'] === null) {
      undated += count;
      continue;
    }
    const kind = String(row['kind']);
    const [first, last] = [binOf(String(row['first']), bin), binOf(String(row['last']), bin)];
    let day = first;
    for (let nth = 0; nth < MAX_BINS && day <= last; nth++, day = nextBin(day, bin)) {
      const key = `${day} ${kind}`;
      const own = counts.get(key) ?? { dimension, value: day, kind, certain: 0, possible: 0 };
      own[first === last ? 'certain' : 'possible'] += count;
      counts.set(key, own);
    }
  }
  return { rows: [...counts.values()], undated };
}

function byValue(a: CountRow, b: CountRow): number {
  return byCodeUnit(a.value, b.value) || byCodeUnit(a.kind ?? '', b.kind ?? '');
}

/** See the port. */
export async function counts(
  { ask, dataVersion }: Asking,
  filter: Filter,
  by: readonly Dimension[],
  c: CallContext,
): Promise<Counts> {
  const asked = by.map((dimension) => ({ dimension, asks: asksFor(dimension, filter) }));
  const answers = await ask(
    asked.flatMap(({ asks }) => asks),
    c,
  );
  let undated = 0;
  let at = 0;
  const rows = asked.flatMap(({ dimension, asks }) => {
    const own = answers.slice(at, (at += asks.length)).flat();
    const time = timed(dimension);
    if (time) {
      const result = binned(own, dimension, time.bin);
      undated = result.undated;
      return result.rows.sort(byValue);
    }
    const plain = own.map((row): CountRow => {
      return { dimension, value: String(row['value']), kind: null, certain: numberIn(row, 'count'), possible: 0 };
    });
    return plain.sort(byValue);
  });
  return { dataVersion, rows: toColumns(COUNT_KEYS, rows), undated };
}

function facetAsks(filter: Filter): string[] {
  const found = `UNWIND $ids AS id ${FIND}`;
  const types = walkedTypes(filter);
  const asks: string[] = [];
  for (const direction of ['out', 'in'] as const) {
    if (filter.direction === (direction === 'out' ? 'in' : 'out')) continue;
    const [own, other] = direction === 'out' ? ['a', 'e'] : ['e', 'a'];
    asks.push(`${found} WITH n AS ${own} MATCH ${UNIT} WHERE ${unitPasses(filter, 'a <> e')}
      WITH ${own}, ${other}.kind AS kind, left(s.saidTo, 4) AS year, count(DISTINCT s) AS count
      RETURN '${STANCE_EDGE}' AS type, '${direction}' AS direction, kind, year, sum(count) AS count`);
    if (types === null) continue;
    const [from, to] = direction === 'out' ? ['x', 'y'] : ['y', 'x'];
    const once = direction === 'in' ? ['x <> y'] : [];
    asks.push(`${found} WITH n AS ${from} MATCH (x)-[t:${types}]->(y) WHERE ${relationPasses(filter, ...once)}
      RETURN type(t) AS type, '${direction}' AS direction, ${kindOf(to)} AS kind, left(t.from, 4) AS year,
        count(*) AS count`);
  }
  return asks;
}

function keyOf({ type, direction, kind, year }: FacetRow): string {
  return [type, direction, kind, year ?? ''].join(' ');
}

/** See the port. Statements count once a counterpart kind and year, relations once each. Ordered by count, then by value. */
export async function facets(
  { ask }: Asking,
  ids: readonly Id[],
  filter: Filter,
  c: CallContext,
): Promise<FacetColumns> {
  const parameters = { ...filterParameters(filter), ids: [...new Set(ids)] };
  const answers = await ask(
    facetAsks(filter).map((text) => ({ text, parameters })),
    c,
  );
  const rows = answers.flat().map((row): FacetRow => ({
    type: String(row['type']),
    direction: row['direction'] as 'out' | 'in',
    kind: row['kind'] as Kind,
    year: (row['year'] ?? null) as string | null,
    count: numberIn(row, 'count'),
  }));
  rows.sort((a, b) => b.count - a.count || byCodeUnit(keyOf(a), keyOf(b)));
  return toColumns(FACET_KEYS, rows);
}
