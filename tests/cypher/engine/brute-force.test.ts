import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queryAll } from '#cypher/engine/engine.ts';
import { buildGraph } from '#graph/builder.ts';
import type { PropertyGraph } from '#model/property-graph.ts';
import { enumerate, patternText, type Binding, type ChainSpec, type HopSpec, type NodeSpec } from './naive.ts';

const LABELS = ['A', 'B'];
const TYPES = ['R', 'S'];

const graphs: fc.Arbitrary<PropertyGraph> = fc
  .record({
    nodes: fc.array(fc.record({ labels: fc.subarray(LABELS), v: fc.option(fc.integer({ min: 0, max: 2 })) }), {
      minLength: 1,
      maxLength: 5,
    }),
    ends: fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.constantFrom(...TYPES)), { maxLength: 8 }),
  })
  .map(({ nodes, ends }) => ({
    nodes: nodes.map(({ labels, v }, index) => ({
      id: `n${index}`,
      labels,
      properties: v === null ? { id: `n${index}` } : { id: `n${index}`, v: BigInt(v) },
    })),
    relationships: ends.map(([source, target, type], index) => ({
      id: `r${index}`,
      type,
      source: `n${source % nodes.length}`,
      target: `n${target % nodes.length}`,
      properties: { id: `r${index}` },
    })),
  }));

const node = (names: readonly string[]): fc.Arbitrary<NodeSpec> =>
  fc.record({
    name: fc.constantFrom(...names),
    label: fc.option(fc.constantFrom(...LABELS), { freq: 3 }),
    value: fc.option(fc.integer({ min: 0, max: 2 }), { freq: 6 }),
  });
const hop = (name: string): fc.Arbitrary<HopSpec> =>
  fc.record({
    name: fc.constant(name),
    types: fc.subarray(TYPES),
    direction: fc.constantFrom('out', 'in', 'both'),
    length: fc.option(
      fc.tuple(fc.nat(2), fc.nat(2)).map(([min, more]) => ({ min, max: Math.max(1, min + more) })),
      { freq: 2 },
    ),
  });
const chain = (prefix: string, longest: number): fc.Arbitrary<ChainSpec> =>
  fc.nat(longest).chain((length) =>
    fc.record({
      nodes: fc.tuple(...Array.from({ length: length + 1 }, () => node(['x', 'y', 'z', 'w']))),
      hops: fc.tuple(...Array.from({ length }, (_, index) => hop(`${prefix}${index}`))),
    }),
  );
const patterns = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(chain('r', 3)) },
  { weight: 1, arbitrary: fc.tuple(chain('r', 2), chain('s', 1)) },
);

const options = { clock: () => 0, random: () => 0.5 };

/** All cases of one run of this file; `BRUTE_FORCE_CASES` asks for more, `BRUTE_FORCE_SEED` for those of another run. */
const CASES = 3700;
const scale = Number(process.env.BRUTE_FORCE_CASES ?? CASES) / CASES;
const seed = Number(process.env.BRUTE_FORCE_SEED ?? Date.now() % 0x7fff_ffff);
const LONGEST = 1000 * 60 * 60 * 3;

/** Tries a property on its share of the cases, and says on how many and from which seed. */
function hold<Given>(property: fc.IProperty<Given>, cases: number): void {
  const numRuns = Math.round(cases * scale);
  fc.assert(property, { numRuns, seed });
  process.stdout.write(`${numRuns} cases from seed ${seed}: ${expect.getState().currentTestName}\n`);
}
const sorted = (rows: readonly string[]): string[] => rows.toSorted();

function text(binding: Binding, names: readonly string[]): string {
  return names.map((name) => String(binding[name])).join(' ');
}

function namesOf(chains: readonly ChainSpec[]): { nodes: string[]; hops: HopSpec[] } {
  return {
    nodes: [...new Set(chains.flatMap((each) => each.nodes.map((spec) => spec.name)))],
    hops: chains.flatMap((each) => each.hops),
  };
}

describe('patterns, held against plain enumeration', () => {
  test(
    'match the same rows, with the same relationships',
    () => {
      hold(
        fc.property(graphs, patterns, (data, chains) => {
          const { nodes, hops } = namesOf(chains);
          const items = [
            ...nodes.map((name) => `${name}.id`),
            ...hops.map(({ name, length }) => (length === null ? `${name}.id` : `[e IN ${name} | e.id]`)),
          ];
          const query = `MATCH ${patternText(chains)} RETURN ${items.join(', ')}`;
          const { rows } = queryAll(buildGraph(data, 'v'), query, options);
          const expected = enumerate(data, chains).map((binding) =>
            text(binding, [...nodes, ...hops.map((h) => h.name)]),
          );
          expect(sorted(rows.map((row) => row.map(String).join(' '))), query).toEqual(sorted(expected));
        }),
        800,
      );
    },
    LONGEST,
  );

  test(
    'count, count distinct and group alike',
    () => {
      hold(
        fc.property(graphs, patterns, (data, chains) => {
          const { nodes } = namesOf(chains);
          const [first = 'x'] = nodes;
          const last = nodes.at(-1) ?? first;
          const graph = buildGraph(data, 'v');
          const match = `MATCH ${patternText(chains)}`;
          const found = enumerate(data, chains);
          const count = queryAll(graph, `${match} RETURN count(*), count(DISTINCT ${last})`, options).rows[0];
          expect(count, match).toEqual([BigInt(found.length), BigInt(new Set(found.map((b) => b[last])).size)]);
          const groups = new Map<string, Set<string>>();
          for (const binding of found) {
            const key = String(binding[first]);
            groups.set(key, (groups.get(key) ?? new Set()).add(String(binding[last])));
          }
          const grouped = queryAll(
            graph,
            `${match} RETURN ${first}.id AS a, count(DISTINCT ${last}) AS c`,
            options,
          ).rows;
          expect(sorted(grouped.map((row) => row.map(String).join(' '))), match).toEqual(
            sorted([...groups].map(([key, ends]) => `${key} ${ends.size}`)),
          );
        }),
        800,
      );
    },
    LONGEST,
  );

  test(
    'count from degrees as from rows',
    () => {
      hold(
        fc.property(graphs, chain('r', 1), fc.boolean(), (data, only, last) => {
          const { nodes } = namesOf([only]);
          const key = (last ? nodes.at(-1) : nodes[0]) ?? 'x';
          const graph = buildGraph(data, 'v');
          const match = `MATCH ${patternText([only])}`;
          const found = enumerate(data, [only]);
          const all = queryAll(graph, `${match} RETURN count(*), count(${nodes[0] ?? 'x'})`, options).rows[0];
          expect(all, match).toEqual([BigInt(found.length), BigInt(found.length)]);
          const groups = new Map<string, number>();
          for (const binding of found) groups.set(String(binding[key]), (groups.get(String(binding[key])) ?? 0) + 1);
          const grouped = queryAll(graph, `${match} RETURN ${key}.id, count(*), max(${key}.id)`, options).rows;
          expect(sorted(grouped.map((row) => row.map(String).join(' '))), match).toEqual(
            sorted([...groups].map(([id, count]) => `${id} ${count} ${id}`)),
          );
        }),
        400,
      );
    },
    LONGEST,
  );

  test(
    'give distinct ends, also where a search by breadth replaces the walks',
    () => {
      hold(
        fc.property(
          graphs,
          node(['x']),
          node(['y', 'x']),
          hop('r'),
          fc.nat(1),
          fc.nat(4),
          (data, from, to, spec, min, more) => {
            const length = { min, max: min + more };
            const chains = [{ nodes: [from, to], hops: [{ ...spec, length }] }];
            const query = `MATCH ${patternText(chains)} RETURN DISTINCT x.id, ${to.name}.id AS end`;
            const { rows } = queryAll(buildGraph(data, 'v'), query, options);
            const expected = new Set(enumerate(data, chains).map((binding) => text(binding, ['x', to.name])));
            expect(sorted(rows.map((row) => row.map(String).join(' '))), query).toEqual(sorted([...expected]));
          },
        ),
        600,
      );
    },
    LONGEST,
  );

  test(
    'find shortest paths that no walk undercuts, and all of them',
    () => {
      hold(
        fc.property(graphs, hop('r'), fc.integer({ min: 1, max: 4 }), (data, spec, max) => {
          const length = { min: 1, max };
          const free = (name: string): NodeSpec => ({ name, label: null, value: null });
          const chains = [{ nodes: [free('x'), free('y')], hops: [{ ...spec, length }] }];
          const shortest = new Map<string, number>();
          const ways = new Map<string, number>();
          for (const binding of enumerate(data, chains)) {
            if (binding.x === binding.y) continue;
            const key = text(binding, ['x', 'y']);
            const walked = (binding.r as readonly string[]).length;
            const best = shortest.get(key) ?? Infinity;
            if (walked < best) ways.set(key, 0);
            if (walked <= best) ways.set(key, (ways.get(key) ?? 0) + 1);
            shortest.set(key, Math.min(best, walked));
          }
          const graph = buildGraph(data, 'v');
          const inner = patternText(chains);
          const ask = (form: string): string[] =>
            queryAll(
              graph,
              `MATCH (x), (y) WHERE x <> y MATCH p = ${form}(${inner}) RETURN x.id, y.id, length(p)`,
              options,
            )
              .rows.map((row) => row.map(String).join(' '))
              .sort();
          const lengths = [...shortest].map(([key, walked]) => `${key} ${walked}`).sort();
          expect(ask('shortestPath'), inner).toEqual(lengths);
          const all = [...shortest].flatMap(([key, walked]) =>
            Array.from({ length: ways.get(key) ?? 0 }, () => `${key} ${walked}`),
          );
          expect(ask('allShortestPaths'), inner).toEqual(all.sort());
        }),
        400,
      );
    },
    LONGEST,
  );

  test(
    'leave optional rows and predicates as enumeration has them',
    () => {
      hold(
        fc.property(graphs, chain('r', 1), node(['x']), (data, inner, start) => {
          const outer = [{ nodes: [start], hops: [] }];
          const rest = [{ ...inner, nodes: [{ ...(inner.nodes[0] as NodeSpec), name: 'x' }, ...inner.nodes.slice(1)] }];
          const graph = buildGraph(data, 'v');
          const starts = enumerate(data, outer).map((binding) => String(binding.x));
          const both = enumerate(data, [...outer, ...rest]);
          const optional = starts.flatMap((id) => {
            const count = both.filter((binding) => binding.x === id).length;
            return Array.from({ length: Math.max(1, count) }, () => id);
          });
          const first = `MATCH ${patternText(outer)}`;
          const run = (query: string): string[] => queryAll(graph, query, options).rows.map(String).sort();
          expect(run(`${first} OPTIONAL MATCH ${patternText(rest)} RETURN x.id`)).toEqual(sorted(optional));
          const matched = starts.filter((id) => both.some((binding) => binding.x === id));
          expect(run(`${first} WHERE EXISTS { ${patternText(rest)} } RETURN x.id`)).toEqual(sorted(matched));
          const counts = starts.map((id) => `${id},${both.filter((binding) => binding.x === id).length}`);
          expect(run(`${first} RETURN x.id, COUNT { ${patternText(rest)} }`)).toEqual(sorted(counts));
        }),
        400,
      );
    },
    LONGEST,
  );

  test(
    'repeat a stretch as often as a range of lengths does',
    () => {
      hold(
        fc.property(graphs, hop('r'), fc.nat(2), fc.nat(2), (data, spec, min, more) => {
          const length = { min, max: Math.max(1, min + more) };
          const free = (name: string): NodeSpec => ({ name, label: null, value: null });
          const chains = [{ nodes: [free('x'), free('y')], hops: [{ ...spec, length }] }];
          const [once] = patternText([{ nodes: [free('a'), free('b')], hops: [{ ...spec, length: null }] }]).split(
            ', ',
          );
          const repetition = `{${length.min},${length.max}}`;
          const graph = buildGraph(data, 'v');
          const expected = sorted(enumerate(data, chains).map((binding) => text(binding, ['x', 'y', 'r'])));
          const ask = (pattern: string): string[] =>
            sorted(
              queryAll(graph, `MATCH ${pattern} RETURN x.id, y.id, [e IN r | e.id]`, options).rows.map((row) =>
                row.map(String).join(' '),
              ),
            );
          expect(ask(`(x) (${once})${repetition} (y)`), once).toEqual(expected);
          expect(ask(`(x)${(once as string).replace(/^\(a\)|\(b\)$/g, '')}${repetition}(y)`), once).toEqual(expected);
        }),
        300,
      );
    },
    LONGEST,
  );
});
