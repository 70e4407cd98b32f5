/**
 * `paths`: the database gives what lies within reach of both ends, as bare lines; the search over them is the one that the
 * embedded engine does; then the rows of what was found. Two round trips, whatever the length.
 */
import { relationshipId } from '#model/identity.ts';
import type { Id } from '#model/property-graph.ts';
import type { Paths } from '#protocol/answers.ts';
import { paths as searchPaths } from '#store/embedded/paths.ts';
import type { CallContext, PathQuery } from '#store/port.ts';
import type { Ask } from '../database.ts';
import type { Asking } from './asking.ts';
import { FIND } from './counted.ts';
import { namedEvidence } from './evidence.ts';
import { neighborParts } from './neighbourhood.ts';
import { filterParameters, relationPasses, UNIT, unitPasses, walkedTypes } from './patterns.ts';
import { context, Piece, RELATION_ROWS } from './piece.ts';

/** How many nodes within reach are searched; beyond, the answer says that it is cut short. */
const REACH = 4_000;

function ball(name: string, radius: number, step: string): string {
  return Array.from(
    { length: radius },
    (_, at) => `CALL (${name}${at}) { UNWIND ${name}${at} AS n CALL (n) { ${step} }
      WITH DISTINCT other LIMIT ${REACH} RETURN collect(other) AS ${name}${at + 1} }`,
  ).join('\n');
}

function lists(name: string, radius: number): string {
  return Array.from({ length: radius + 1 }, (_, at) => `${name}${at}`).join(' + ');
}

/** Everything within half the way of either end: a path of that length has no other nodes. */
function askReach({ from, to, maxLength, filter }: PathQuery): Ask {
  const [there, back] = [Math.ceil(maxLength / 2), Math.floor(maxLength / 2)];
  const step = neighborParts({ ...filter, direction: 'both' }, 'other').join('\nUNION ');
  const types = walkedTypes(filter);
  const relations =
    types === null
      ? 'RETURN [] AS relations'
      : `UNWIND reach AS x MATCH (x)-[t:${types}]->(y) WHERE ${relationPasses(filter, 'x <> y', 'y IN reach')}
        RETURN collect(DISTINCT [t.id, type(t), x.id, y.id]) AS relations`;
  return {
    text: `CALL () { WITH $start AS id ${FIND} RETURN collect(n) AS f0 }
      CALL () { WITH $goal AS id ${FIND} RETURN collect(n) AS g0 }
      ${ball('f', there, step)}
      ${ball('g', back, step)}
      CALL (*) { UNWIND ${lists('f', there)} + ${lists('g', back)} AS n WITH DISTINCT n LIMIT ${REACH}
        RETURN collect(n) AS reach }
      CALL (reach) { UNWIND reach AS a MATCH ${UNIT} WHERE ${unitPasses(filter, 'a <> e', 'e IN reach')}
        RETURN collect(DISTINCT [a.id, s.id, e.id]) AS units }
      CALL (reach) { ${relations} }
      RETURN [n IN reach | [labels(n), {id: n.id, kind: n.kind}]] AS nodes, units, relations`,
    parameters: { ...filterParameters(filter), start: from, goal: to },
  };
}

function askFound(
  statements: readonly Id[],
  relations: readonly (readonly [type: string, source: Id, id: Id])[],
): Ask[] {
  const types = [...new Set(relations.map(([type]) => type))];
  const asks: Ask[] = [
    {
      text: `UNWIND $ids AS id MATCH (s:Statement {id: id}) WITH s ORDER BY s.id
        WITH collect(s) AS ss ${context(true)}`,
      parameters: { ids: statements },
    },
  ];
  if (types.length === 0) return asks;
  return [
    ...asks,
    {
      text: `UNWIND $rows AS row CALL (row) { WITH row[0] AS id ${FIND} RETURN n }
        MATCH (n)-[t:${types.join('|')}]->() WHERE t.id = row[1] WITH DISTINCT t ORDER BY t.id ${RELATION_ROWS}`,
      parameters: { rows: relations.map(([, source, id]) => [source, id]) },
    },
  ];
}

/** The lines within reach as a graph of their own: what passed the filter is all there is. */
function lines(row: Readonly<Record<string, unknown>>): Piece {
  const piece = new Piece();
  for (const [labels, properties] of row['nodes'] as [string[], { id: Id; kind?: string | null }][]) {
    const { id, kind } = properties;
    piece.node(labels, kind === null || kind === undefined ? { id } : { id, kind });
  }
  for (const [actor, statement, entity] of row['units'] as [Id, Id, Id][]) {
    piece.node(['Statement'], { id: statement });
    piece.link([relationshipId(actor, 'SAID', statement), 'SAID', actor, statement, {}]);
    piece.link([relationshipId(statement, 'ABOUT', entity), 'ABOUT', statement, entity, {}]);
  }
  for (const [id, type, source, target] of row['relations'] as [Id, string, Id, Id][]) {
    piece.link([id, type, source, target, {}]);
  }
  return piece;
}

/** See the port. Ordered: without turns at a speaker first, then shorter, then by ids. */
export async function paths({ ask, dataVersion }: Asking, query: PathQuery, c: CallContext): Promise<Paths> {
  const [[row] = []] = await ask([askReach(query)], c);
  if (row === undefined) return searchPaths(new Piece().parts(dataVersion), query);
  const parts = lines(row).parts(dataVersion);
  const { types } = query.filter;
  const found = searchPaths(parts, { ...query, filter: types === undefined ? {} : { types } });
  const hops = found.paths.flatMap((path) => path.hops);
  const relations = new Set(hops.flatMap((hop) => hop.relations));
  const known = (row['relations'] as [Id, string, Id, Id][]).filter(([id]) => relations.has(id));
  const [statementRows = [], relationRows = []] = await ask(
    askFound(
      [...new Set(hops.flatMap((hop) => hop.statements))],
      known.map(([id, type, source]) => [type, source, id]),
    ),
    c,
  );
  const { documents: _documents, ...named } = namedEvidence(dataVersion, {
    statements: statementRows,
    relations: relationRows,
  });
  const cut = (row['nodes'] as unknown[]).length >= REACH;
  return { dataVersion, paths: found.paths, truncated: found.truncated || cut, ...named };
}
