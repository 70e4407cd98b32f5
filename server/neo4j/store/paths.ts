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
import { askFound } from './found.ts';
import { neighborParts } from './neighbourhood.ts';
import { filterParameters, relationPasses, UNIT, unitPasses, walkedTypes } from './patterns.ts';
import { Piece } from './piece.ts';

/** How many nodes within reach are searched; beyond, the answer says that it is cut short. */
const REACH = 4_000;

/** One step outward from what was reached before: `reach0`, `reach1` and so on. */
function outward(at: number, step: string): string {
  return `CALL (reach${at}) { UNWIND reach${at} AS n CALL (n) { ${step} }
    WITH DISTINCT other LIMIT ${REACH} RETURN collect(other) AS reach${at + 1} }`;
}

/** Everything within half the way of either end: a path of that length has no other nodes. */
function askReach({ from, to, maxLength, filter }: PathQuery): Ask {
  const steps = Array.from({ length: Math.ceil(maxLength / 2) }, (_, at) => at);
  const step = neighborParts({ ...filter, direction: 'both' }, 'other').join('\nUNION ');
  const reached = ['reach0', ...steps.map((at) => `reach${at + 1}`)].join(' + ');
  const types = walkedTypes(filter);
  const relations =
    types === null
      ? 'RETURN [] AS relations'
      : `UNWIND reach AS x MATCH (x)-[t:${types}]->(y) WHERE ${relationPasses(filter, 'x <> y', 'y IN reach')}
        RETURN collect(DISTINCT [t.id, type(t), x.id, y.id]) AS relations`;
  return {
    text: `CALL () { UNWIND $ends AS id ${FIND} RETURN collect(n) AS reach0 }
      ${steps.map((at) => outward(at, step)).join('\n')}
      CALL (*) { UNWIND ${reached} AS n WITH DISTINCT n LIMIT ${REACH} RETURN collect(n) AS reach }
      CALL (reach) { UNWIND reach AS a MATCH ${UNIT} WHERE ${unitPasses(filter, 'a <> e', 'e IN reach')}
        RETURN collect(DISTINCT [a.id, s.id, e.id]) AS units }
      CALL (reach) { ${relations} }
      RETURN [n IN reach | [labels(n), {id: n.id, kind: n.kind}]] AS nodes, units, relations`,
    parameters: { ...filterParameters(filter), ends: [from, to] },
  };
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
      walkedTypes(query.filter),
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
