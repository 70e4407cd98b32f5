/** `expand` and `among`: neighbours are ranked in the database; the piece that is shown comes in one more round trip. */
import type { Id } from '#model/property-graph.ts';
import { STANCE_EDGE } from '#model/vocabulary.ts';
import type { Filter } from '#analysis/slice.ts';
import type { Subgraph } from '#protocol/answers.ts';
import type { CallContext, ExpandQuery, FacetChoice } from '#store/port.ts';
import { readCursor, writeCursor } from '#store/embedded/cursor.ts';
import { pieceOf } from '#store/embedded/expand.ts';
import type { Ask } from '../database.ts';
import { type Asking, numberIn } from './asking.ts';
import { askNodes, FIND } from './counted.ts';
import { filterParameters, kindOf, relationPasses, UNIT, unitPasses, UTTERANCE, walkedTypes } from './patterns.ts';
import { context, linkCells, Piece } from './piece.ts';

/**
 * The folded neighbours of `n`, part by part: by what it said, by what was said of it, by relations either way.
 * As rows of `other`, with the `weight` of what joins them where it is asked for: utterances, and relations.
 */
export function neighborParts(filter: Filter, rows: 'weighed' | 'other', facets: FacetChoice = {}): string[] {
  const parts: string[] = [];
  const types = typesOf(filter, facets);
  const admits = (other: string, day: string): string[] => [
    ...(facets.kinds ? [`${other} IN $facetKinds`] : []),
    ...(facets.years ? [`coalesce(left(${day}, 4), '') IN $facetYears`] : []),
    // A part with no rows: a type that nobody chose.
    ...(facets.types && !facets.types.includes(STANCE_EDGE) && day === 's.saidTo' ? ['false'] : []),
  ];
  for (const direction of ['out', 'in'] as const) {
    if (filter.direction === (direction === 'out' ? 'in' : 'out')) continue;
    const [own, other] = direction === 'out' ? ['a', 'e'] : ['e', 'a'];
    parts.push(`WITH n AS ${own} MATCH ${UNIT} WHERE ${unitPasses(filter, 'a <> e', ...admits(kindOf(other), 's.saidTo'))}
      RETURN ${other} AS other${rows === 'weighed' ? `, count(DISTINCT ${UTTERANCE}) AS weight` : ''}`);
    if (types === null) continue;
    const [from, to] = direction === 'out' ? ['x', 'y'] : ['y', 'x'];
    parts.push(`WITH n AS ${from} MATCH (x)-[t:${types}]->(y) WHERE ${relationPasses(filter, 'x <> y', ...admits(kindOf(to), 't.from'))}
      RETURN ${to} AS other${rows === 'weighed' ? ', count(*) AS weight' : ''}`);
  }
  return parts;
}

/** The types of relation that the filter walks and the facets admit, for a pattern; null where there is none. */
function typesOf(filter: Filter, facets: FacetChoice): string | null {
  const walked = walkedTypes(filter)?.split('|') ?? [];
  const admitted = walked.filter((type) => facets.types?.includes(type) !== false);
  return admitted.length === 0 ? null : admitted.join('|');
}

function askNeighbors({ ids, filter, facets = {}, except = [], page }: ExpandQuery, dataVersion: string): Ask {
  const [weight, id] = page.after === null ? [null, ''] : (readCursor(page.after, dataVersion, 2) as [string, string]);
  const after = weight === null ? 'true' : '(weight < $afterWeight OR (weight = $afterWeight AND id > $afterId))';
  return {
    text: `UNWIND $ids AS id ${FIND} CALL (n) { ${neighborParts(filter, 'weighed', facets).join('\nUNION ALL ')} }
      WITH other, sum(weight) AS weight WHERE NOT other.id IN $ids AND NOT other.id IN $except
      WITH other.id AS id, weight ORDER BY weight DESC, id
      WITH collect([id, weight]) AS ranked
      RETURN size(ranked) AS total,
        COLLECT { UNWIND ranked AS one WITH one[0] AS id, one[1] AS weight WHERE ${after}
          RETURN [id, weight] LIMIT $limit } AS shown`,
    parameters: {
      ...filterParameters(filter),
      ids,
      except,
      facetKinds: facets.kinds ?? [],
      facetYears: (facets.years ?? []).map((year) => year ?? ''),
      limit: BigInt(page.limit + 1),
      ...(weight === null ? {} : { afterWeight: BigInt(weight), afterId: id }),
    },
  };
}

/** Asks for everything among some nodes: units with the context of their statements, and relations with their documents. */
function askAmong(ids: readonly Id[], filter: Filter, named: boolean): Ask[] {
  const parameters = { ...filterParameters(filter), ids };
  const types = walkedTypes(filter);
  const units = `MATCH ${UNIT} WHERE ${unitPasses(filter, 'a:Entity', 'a.id IN $ids', 'e.id IN $ids', 'a <> e')}
    WITH collect(DISTINCT s) AS ss ${context(named)}`;
  const relations = `UNWIND $ids AS id ${FIND} WITH n AS x
    MATCH (x)-[t:${types}]->(y) WHERE ${relationPasses(filter, 'y.id IN $ids')}
    WITH collect(DISTINCT t) AS ts
    CALL (ts) { UNWIND ts AS t UNWIND coalesce(t.evidence, []) AS line WITH DISTINCT split(line, '#')[0] AS document
      MATCH (d:Document {id: document}) RETURN collect(d) AS documents }
    RETURN [t IN ts | ${linkCells('t')}] AS links, [d IN documents | [labels(d), properties(d)]] AS nodes`;
  return [askNodes(ids), { text: units, parameters }, ...(types === null ? [] : [{ text: relations, parameters }])];
}

/** The edges among nodes, in the order asked; unknown ones are left out. */
async function amongNodes(
  { ask, dataVersion }: Asking,
  ids: readonly Id[],
  filter: Filter,
  fold: boolean,
  c: CallContext,
): Promise<Pick<Subgraph, 'entities' | 'statements' | 'edges'> & { found: number }> {
  const asked = [...new Set(ids)];
  // Unfolded, a statement that is told of another brings its teller along: a node that nobody asked for.
  const [nodes = [], units = [], relations = []] = await ask(askAmong(asked, filter, !fold), c);
  const piece = new Piece();
  for (const row of nodes) piece.counted(row);
  piece.context(units);
  for (const row of relations) piece.cells(row);
  const parts = piece.parts(dataVersion);
  const known = new Set(nodes.map((row) => String((row['properties'] as { id: unknown }).id)));
  const shown = parts.entityNodes(asked.filter((id) => known.has(id)));
  const { entities, ...rest } = pieceOf(parts, shown, filter, fold);
  return { entities: piece.counts.entities(entities), ...rest, found: shown.length };
}

/** See the port. */
export async function among(
  asking: Asking,
  ids: readonly Id[],
  filter: Filter,
  fold: boolean,
  c: CallContext,
): Promise<Subgraph> {
  const { found, ...piece } = await amongNodes(asking, ids, filter, fold, c);
  return { dataVersion: asking.dataVersion, ...piece, total: found, next: null };
}

/** See the port. */
export async function expand(asking: Asking, query: ExpandQuery, c: CallContext): Promise<Subgraph> {
  const { ids, filter, fold, page } = query;
  const { dataVersion } = asking;
  const [[row] = []] = await asking.ask([askNeighbors({ ...query, ids: [...new Set(ids)] }, dataVersion)], c);
  const neighbors = (row?.['shown'] ?? []) as (readonly [id: string, weight: bigint])[];
  const shown = neighbors.slice(0, page.limit);
  const { found: _found, ...piece } = await amongNodes(asking, [...ids, ...shown.map(([id]) => id)], filter, fold, c);
  const last = shown.at(-1);
  return {
    dataVersion,
    ...piece,
    total: numberIn(row, 'total'),
    next: neighbors.length > page.limit && last ? writeCursor(dataVersion, [String(last[1]), last[0]]) : null,
  };
}
