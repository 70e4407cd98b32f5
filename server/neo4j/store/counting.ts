/** `counts` and `facets`: counted in the database, all in one round trip. */
import { byCodeUnit, canonicalJson } from '#model/canonical.ts';
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
import type { Ask } from '../database.ts';
import { type Asking, numberIn } from './asking.ts';
import { FIND } from './counted.ts';
import { filterParameters, kindOf, relationPasses, SIGN, daysOn, UNIT, unitPasses, walkedTypes } from './patterns.ts';

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

/** One question for all dimensions that are counted under the same conditions: what passes is found once. */
function askCounts(dimensions: readonly Dimension[], own: Filter): Ask {
  const cells = dimensions.map((dimension) => {
    const time = timed(dimension);
    const values = time
      ? `[days IN [${daysOn(time.clock)}] | CASE WHEN days[0] IS NULL THEN [''] ELSE [s.kind, days[1], days[0]] END]`
      : `[value IN ${VALUES[dimension as PlainDimension]} | [value]]`;
    return `[cell IN ${values} | ['${dimension}'] + cell]`;
  });
  const text = `MATCH ${UNIT} WHERE ${unitPasses(own)} UNWIND ${cells.join(' + ')} AS cell
    RETURN cell[0] AS dimension, cell[1..] AS value, count(DISTINCT s) AS count`;
  return { text, parameters: filterParameters(own) };
}

function askRelations(own: Filter): Ask[] {
  const types = walkedTypes(own);
  if (types === null) return [];
  const text = `MATCH (x:Entity)-[t:${types}]->(y) WHERE ${relationPasses(own)}
    RETURN 'type' AS dimension, [type(t)] AS value, count(*) AS count`;
  return [{ text, parameters: filterParameters(own) }];
}

/** The dimensions by what each leaves of the filter. */
function grouped(filter: Filter, by: readonly Dimension[]): { own: Filter; dimensions: Dimension[] }[] {
  const groups = new Map<string, { own: Filter; dimensions: Dimension[] }>();
  for (const dimension of new Set(by)) {
    const own = lifted(filter, dimension);
    const key = canonicalJson(own);
    const group = groups.get(key) ?? { own, dimensions: [] };
    groups.set(key, group);
    group.dimensions.push(dimension);
  }
  return [...groups.values()];
}

/** A year that partial dates of any width may fall in without unfolding the whole calendar. */
const MAX_BINS = 400;

/** What was counted at one value: the value alone, or a kind with the days that it spans; an empty one has no day. */
interface Cell {
  readonly value: readonly string[];
  readonly count: number;
}

function binned(cells: readonly Cell[], dimension: Dimension, bin: Bin): { rows: CountRow[]; undated: number } {
  const counts = new Map<string, CountRow>();
  let undated = 0;
  for (const { value, count } of cells) {
    const [kind = '', from, to] = value;
    if (from === undefined || to === undefined) {
      undated += count;
      continue;
    }
    const [first, last] = [binOf(from, bin), binOf(to, bin)];
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
  const asks = grouped(filter, by).map(({ own, dimensions }) => askCounts(dimensions, own));
  const relations = by.includes('type') ? askRelations(lifted(filter, 'type')) : [];
  const cells = new Map<string, Cell[]>(by.map((dimension) => [dimension, []]));
  for (const row of (await ask([...asks, ...relations], c)).flat()) {
    cells.get(String(row['dimension']))?.push({ value: row['value'] as string[], count: numberIn(row, 'count') });
  }
  let undated = 0;
  const rows = by.flatMap((dimension) => {
    const own = cells.get(dimension) ?? [];
    const time = timed(dimension);
    if (time) {
      const result = binned(own, dimension, time.bin);
      undated = result.undated;
      return result.rows.sort(byValue);
    }
    const plain = own.map(({ value: [value = ''], count }): CountRow => {
      return { dimension, value, kind: null, certain: count, possible: 0 };
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
