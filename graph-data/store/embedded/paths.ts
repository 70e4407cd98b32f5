/** `paths`: between two entities, each hop with what stands behind it. Those that turn at a speaker come last. */
import { byCodeUnit } from '#model/canonical.ts';
import { relationshipId } from '#model/identity.ts';
import { STANCE_EDGE } from '#model/vocabulary.ts';
import type { Path, PathHop, Paths } from '#protocol/answers.ts';
import type { PathQuery } from '../port.ts';
import { relationsBetween, withNamed } from './evidence.ts';
import type { Parts } from './parts.ts';
import { PathSearch, type NodePath } from './path-search.ts';

/** Paths without turns of every length wanted, then those with turns; `truncated` where there are more. */
function search(parts: Parts, query: PathQuery, searching: PathSearch): { found: NodePath[]; truncated: boolean } {
  const [from, to] = [parts.stored.entity(query.from), parts.stored.entity(query.to)];
  if (from < 0 || to < 0 || from === to) return { found: [], truncated: false };
  const found: NodePath[] = [];
  const seen = new Set<string>();
  for (const mayTurn of [false, true]) {
    const distance = searching.distances(to, mayTurn, query.maxLength);
    const shortest = distance.get(from)?.[0] ?? Infinity;
    const longest = query.mode === 'shortest' ? shortest : query.maxLength;
    for (let length = shortest; length <= longest && length <= query.maxLength; length++) {
      for (const path of searching.paths(from, to, length, mayTurn, distance, query.limit + 1)) {
        const key = path.join(' ');
        if (!seen.has(key)) found.push(path);
        seen.add(key);
      }
      if (found.length > query.limit) return { found: found.slice(0, query.limit), truncated: true };
    }
  }
  return { found, truncated: searching.exhausted };
}

interface Hop extends PathHop {
  readonly statementNumbers: readonly number[];
}

function hopOf(parts: Parts, query: PathQuery, from: number, to: number): Hop {
  const { stored, table, walk } = parts;
  const mask = parts.masks.of(query.filter);
  const [source, target] = [stored.graph.idOf(from), stored.graph.idOf(to)];
  const outward = walk.between(from, to, mask);
  const units = [...outward, ...walk.between(to, from, mask)];
  const relationships = relationsBetween(parts, source, target, query.filter);
  const statementNumbers = [...new Set(units.map((unit) => table.unitStatement[unit] as number))];
  const spoken = units.length > 0;
  const type = spoken ? STANCE_EDGE : stored.typeOf(relationships[0] as number);
  const backward = spoken ? outward.length === 0 : stored.sourceOf(relationships[0] as number) !== from;
  return {
    edge: backward ? relationshipId(target, type, source) : relationshipId(source, type, target),
    source,
    target,
    type,
    statements: statementNumbers.map((each) => stored.graph.idOf(table.nodes[each] as number)).sort(byCodeUnit),
    relations: relationships.map((each) => stored.graph.relationshipIdOf(each)).sort(byCodeUnit),
    statementNumbers,
  };
}

/** See the port. Ordered: without turns at a speaker first, then shorter, then by ids. */
export function paths(parts: Parts, query: PathQuery): Paths {
  const { graph } = parts.stored;
  const searching = new PathSearch(parts, query.filter);
  const { found, truncated } = search(parts, query, searching);
  const statements = new Set<number>();
  const relations = new Set<string>();
  const answers = found.map((nodes): Path => {
    const hops = nodes.slice(1).map((node, index): PathHop => {
      const { statementNumbers, ...hop } = hopOf(parts, query, nodes[index] as number, node);
      for (const statement of statementNumbers) statements.add(statement);
      for (const relation of hop.relations) relations.add(relation);
      return hop;
    });
    const coMention = nodes.slice(1, -1).some((node, index) => {
      return searching.turns(nodes[index] as number, node, nodes[index + 2] as number);
    });
    return { nodes: nodes.map((node) => graph.idOf(node)), hops, coMention };
  });
  answers.sort(
    (a, b) =>
      Number(a.coMention) - Number(b.coMention) ||
      a.hops.length - b.hops.length ||
      byCodeUnit(a.nodes.join(' '), b.nodes.join(' ')),
  );
  const { documents: _documents, ...named } = withNamed(
    parts,
    [...statements].sort((a, b) => a - b).map((statement) => parts.rows.statement(statement)),
    [...relations].sort(byCodeUnit).map((id) => parts.rows.relation(graph.relationshipById(id))),
  );
  return { dataVersion: graph.dataVersion, paths: answers, truncated, ...named };
}
