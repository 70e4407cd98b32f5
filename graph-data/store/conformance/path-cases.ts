/** Conformance of `paths`: every hop is really there, shortest ones are shortest, and turns at a speaker come last. */
import type { Id } from '#model/property-graph.ts';
import { fold } from '#analysis/fold.ts';
import { passingRelations, same, type ConformanceCase } from './conformance-case.ts';
import type { Reference } from './reference.ts';

interface Joined {
  /** speaker → those it spoke of */
  readonly spoke: ReadonlyMap<Id, ReadonlySet<Id>>;
  readonly related: ReadonlyMap<Id, ReadonlySet<Id>>;
}

function put(map: Map<Id, Set<Id>>, a: Id, b: Id): void {
  const known = map.get(a);
  if (known) known.add(b);
  else map.set(a, new Set([b]));
}

function joinedIn(reference: Reference): Joined {
  const spoke = new Map<Id, Set<Id>>();
  const related = new Map<Id, Set<Id>>();
  for (const { source, target } of fold(reference.statements, {}, reference.kindOf)) put(spoke, source, target);
  for (const { source, target } of passingRelations(reference, {})) {
    if (source === target) continue;
    put(related, source, target);
    put(related, target, source);
  }
  return { spoke, related };
}

/** The fewest hops between two entities, with nothing forbidden; Infinity where there is no way. */
function fewestHops({ spoke, related }: Joined, from: Id, to: Id): number {
  const both = new Map<Id, Set<Id>>();
  for (const map of [spoke, related]) {
    for (const [a, others] of map) {
      for (const b of others) {
        put(both, a, b);
        put(both, b, a);
      }
    }
  }
  const seen = new Map([[from, 0]]);
  for (const [node, hops] of seen) {
    if (node === to) return hops;
    for (const other of both.get(node) ?? []) if (!seen.has(other)) seen.set(other, hops + 1);
  }
  return Infinity;
}

/** Cases over pairs of the data set's entities. */
export function pathCases(): ConformanceCase[] {
  return (['shortest', 'simple'] as const).map((mode) => ({
    name: `finds ${mode} paths whose every hop has something behind it`,
    async check(store, reference, c) {
      const joined = joinedIn(reference);
      const ids = reference.data.entities.map(({ id }) => id);
      const onlySpoke = (speaker: Id, other: Id): boolean =>
        !(joined.spoke.get(other)?.has(speaker) ?? false) && !(joined.related.get(speaker)?.has(other) ?? false);
      for (let nth = 0; nth < 12; nth++) {
        const from = ids[(nth * 37) % ids.length] as Id;
        const to = ids[(nth * 101 + 11) % ids.length] as Id;
        if (from === to) continue;
        const answer = await store.paths({ from, to, maxLength: 4, mode, limit: 8, filter: {} }, c);
        const fewest = fewestHops(joined, from, to);
        same(`whether ${from} and ${to} are joined`, answer.paths.length > 0, fewest <= 4);
        if (answer.paths.length === 0) continue;
        same(
          `fewest hops from ${from} to ${to}`,
          Math.min(...answer.paths.map(({ hops }) => hops.length)) >= fewest,
          true,
        );
        const named = answer.paths.map(({ nodes }) => nodes.join(' '));
        same(`paths from ${from} to ${to}, each once`, new Set(named).size, named.length);
        const turned = answer.paths.map(({ coMention }) => coMention);
        same(
          'turns at a speaker last',
          turned,
          turned.toSorted((a, b) => Number(a) - Number(b)),
        );
        for (const { nodes, hops, coMention } of answer.paths) {
          same('ends', [nodes[0], nodes.at(-1)], [from, to]);
          same('no node twice', new Set(nodes).size, nodes.length);
          const turns = nodes
            .slice(1, -1)
            .some((node, index) => onlySpoke(node, nodes[index] as Id) && onlySpoke(node, nodes[index + 2] as Id));
          same(`whether ${nodes.join(' – ')} turns at a speaker`, coMention, turns);
          for (const { source, target, statements, relations } of hops) {
            if (statements.length + relations.length === 0)
              throw new Error(`nothing stands behind ${source} – ${target}`);
            const spokeOf = (a: Id, b: Id): boolean => joined.spoke.get(a)?.has(b) ?? false;
            const behind = spokeOf(source, target) || spokeOf(target, source);
            same(`statements behind ${source} – ${target}`, statements.length > 0, behind);
            same(
              `relations behind ${source} – ${target}`,
              relations.length > 0,
              joined.related.get(source)?.has(target) ?? false,
            );
          }
        }
      }
    },
  }));
}
