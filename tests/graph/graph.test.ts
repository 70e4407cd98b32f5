import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph, GraphBuilder, GraphBuildError } from '#graph/builder.ts';
import { Graph } from '#graph/graph.ts';
import { TypedText } from '#graph/stored-value.ts';
import { canonicalNode, canonicalRelationship } from '#model/canonical.ts';
import type { NodeRecord, PropertyGraph, RelationshipRecord } from '#model/property-graph.ts';
import { propertyGraphs } from './records.ts';

function nodesOf(graph: Graph): NodeRecord[] {
  return Array.from({ length: graph.nodeCount }, (_, node) => ({
    id: graph.idOf(node),
    labels: graph.labelsOf(node),
    properties: graph.properties(node),
  }));
}

function relationshipsOf(graph: Graph): RelationshipRecord[] {
  return Array.from({ length: graph.relationshipCount }, (_, relationship) => ({
    id: graph.relationshipIdOf(relationship),
    type: graph.types[graph.type[relationship] as number] as string,
    source: graph.idOf(graph.source[relationship] as number),
    target: graph.idOf(graph.target[relationship] as number),
    properties: graph.relationshipProperties(relationship),
  }));
}

function canonical(data: PropertyGraph): { nodes: string[]; relationships: string[] } {
  return {
    nodes: data.nodes.map(canonicalNode).sort(),
    relationships: data.relationships.map(canonicalRelationship).sort(),
  };
}

const small: PropertyGraph = {
  nodes: [
    { id: 's1', labels: ['Statement'], properties: { id: 's1', text: 'controls stay', year: 2026n } },
    { id: 'mofcom', labels: ['Actor', 'Entity'], properties: { id: 'mofcom', name: 'MOFCOM' } },
    { id: 'gallium', labels: ['Entity', 'Mineral'], properties: { id: 'gallium', symbols: ['Ga', '镓'] } },
  ],
  relationships: [
    { id: 'r2', type: 'SAID', source: 'mofcom', target: 's1', properties: {} },
    { id: 'r1', type: 'SAID', source: 'mofcom', target: 's1', properties: { capacity: 'spokesman' } },
    { id: 'r3', type: 'ABOUT', source: 's1', target: 'gallium', properties: { stance: -1n, weight: 0.5 } },
    { id: 'r4', type: 'KNOWS', source: 'mofcom', target: 'mofcom', properties: {} },
  ],
};

describe('a graph built from records', () => {
  test('gives back the same records, whatever is in them', () => {
    fc.assert(
      fc.property(propertyGraphs, (data) => {
        const graph = buildGraph(data, 'v');
        expect(canonical({ nodes: nodesOf(graph), relationships: relationshipsOf(graph) })).toEqual(canonical(data));
      }),
      { numRuns: 300 },
    );
  });

  test('numbers hundreds of ids by their bytes, whatever they share and wherever they end', () => {
    const tails = fc.uniqueArray(
      fc.array(fc.constantFrom('\0', 'a', 'b', '0', '9', '早', '😀'), { maxLength: 20 }).map((parts) => parts.join('')),
      { minLength: 100, maxLength: 300 },
    );
    fc.assert(
      fc.property(fc.constantFrom('', 'statement-', '贝森特'), tails, (prefix, found) => {
        const ids = found.map((tail) => prefix + tail);
        const graph = buildGraph(
          { nodes: ids.map((id) => ({ id, labels: [], properties: {} })), relationships: [] },
          'v',
        );
        const numbered = ids.map((_, node) => graph.idOf(node));
        expect(numbered).toEqual(ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
        expect(ids.every((id) => graph.idOf(graph.nodeById(id)) === id)).toBe(true);
      }),
      { numRuns: 60 },
    );
    const padded = Array.from({ length: 100 }, (_, zeros) => `a${'\0'.repeat(zeros)}`);
    const graph = buildGraph(
      { nodes: padded.map((id) => ({ id, labels: [], properties: {} })), relationships: [] },
      'v',
    );
    expect(padded.map((_, node) => graph.idOf(node))).toEqual(padded);
  });

  test('keeps strings of many megabytes, and the short ones after them', () => {
    const texts = ['a', 'b'.repeat(3_000_000), 'c'.repeat(5_000_000), 'd', '早'.repeat(2_000_000), 'e'];
    const nodes = texts.map((text) => ({ id: text, labels: [], properties: { text } }));
    const graph = buildGraph({ nodes, relationships: [] }, 'v');
    for (const text of texts) expect(graph.properties(graph.nodeById(text))['text'] === text).toBe(true);
  });

  test('numbers nodes by labels and id, so that a label is a few ranges', () => {
    fc.assert(
      fc.property(propertyGraphs, (data) => {
        const graph = buildGraph(data, 'v');
        for (const [code, label] of graph.labels.entries()) {
          const ranges = graph.nodesWithLabel(code);
          const listed = ranges.flatMap(({ start, end }) =>
            Array.from({ length: end - start }, (_, offset) => graph.idOf(start + offset)),
          );
          expect(listed.toSorted()).toEqual(
            data.nodes
              .filter((node) => node.labels.includes(label))
              .map((node) => node.id)
              .toSorted(),
          );
        }
      }),
    );
  });

  test('walks outward and inward to the same relationships, each once, by type', () => {
    fc.assert(
      fc.property(propertyGraphs, (data) => {
        const graph = buildGraph(data, 'v');
        const outward: number[] = [];
        const inward: number[] = [];
        for (let node = 0; node < graph.nodeCount; node++) {
          for (let type = 0; type < graph.types.length; type++) {
            const out = graph.outRange(node, type);
            for (let rel = out.start; rel < out.end; rel++) {
              expect([graph.source[rel], graph.type[rel]]).toEqual([node, type]);
              outward.push(rel);
            }
            const into = graph.inRange(node, type);
            for (let slot = into.start; slot < into.end; slot++) {
              const rel = graph.inRel[slot] as number;
              expect([graph.target[rel], graph.type[rel], graph.inType[slot]]).toEqual([node, type, type]);
              inward.push(rel);
            }
          }
          expect(graph.outRange(node).end - graph.outRange(node).start).toBe(
            data.relationships.filter((rel) => rel.source === graph.idOf(node)).length,
          );
        }
        const all = Array.from({ length: graph.relationshipCount }, (_, rel) => rel);
        expect(outward).toEqual(all);
        expect(inward.toSorted((a, b) => a - b)).toEqual(all);
      }),
    );
  });

  test('is the same whatever order the records come in', () => {
    const turned = { nodes: small.nodes.toReversed(), relationships: small.relationships.toReversed() };
    const [one, other] = [buildGraph(small, 'v'), buildGraph(turned, 'v')];
    expect(nodesOf(other)).toEqual(nodesOf(one));
    expect(relationshipsOf(other)).toEqual(relationshipsOf(one));
    expect(relationshipsOf(one).map((rel) => rel.id)).toEqual(['r4', 'r1', 'r2', 'r3']);
  });

  test('finds nodes, relationships, labels, types and keys by name, and says -1 for what is not there', () => {
    const graph = buildGraph(small, 'v7');
    expect(graph.idOf(graph.nodeById('gallium'))).toBe('gallium');
    expect(graph.relationshipIdOf(graph.relationshipById('r3'))).toBe('r3');
    expect(graph.nodeById('r3')).toBe(-1);
    expect(graph.relationshipById('gallium')).toBe(-1);
    expect(graph.labels[graph.labelCode('Mineral')]).toBe('Mineral');
    expect([graph.labelCode('Minerals'), graph.typeCode('said'), graph.keyCode('nope')]).toEqual([-1, -1, -1]);
    expect(graph.nodesWithLabel(-1)).toEqual([]);
    expect(graph.hasLabel(graph.nodeById('mofcom'), graph.labelCode('Actor'))).toBe(true);
    expect(graph.hasLabel(graph.nodeById('s1'), graph.labelCode('Actor'))).toBe(false);
    expect(graph.property(graph.nodeById('s1'), graph.keyCode('year'))).toBe(2026n);
    expect(graph.property(graph.nodeById('mofcom'), 'year')).toBeNull();
    expect(graph.relationshipProperty(graph.relationshipById('r3'), 'weight')).toBe(0.5);
    expect(graph.dataVersion).toBe('v7');
  });

  test('keeps values of types that it does not know as text', () => {
    const builder = new GraphBuilder();
    builder.addNode('m', [], { day: new TypedText('date', '2026-03-31') });
    builder.addNode('n', [], { day: new TypedText('date', '2026-04-01'), days: [new TypedText('date', '2026-04-02')] });
    const graph = builder.finish('v');
    const n = graph.nodeById('n');
    expect(graph.property(graph.nodeById('m'), 'day')).toBe('2026-03-31');
    expect(graph.property(n, 'day')).toBe('2026-04-01');
    expect(graph.property(n, 'days')).toEqual(['2026-04-02']);
    expect(graph.nodeColumn(graph.keyCode('day'))?.value(n)).toEqual(new TypedText('date', '2026-04-01'));
  });

  test('can be empty', () => {
    const graph = buildGraph({ nodes: [], relationships: [] }, 'v');
    expect([graph.nodeCount, graph.relationshipCount, graph.labels, graph.nodeById('x')]).toEqual([0, 0, [], -1]);
  });

  test('is attached to by another reader without copying', () => {
    const graph = buildGraph(small, 'v');
    const other = Graph.attach(graph.bytes);
    expect(other.bytes).toBe(graph.bytes);
    expect(nodesOf(other)).toEqual(nodesOf(graph));
  });
});

describe('records that contradict each other', () => {
  const node = small.nodes[0] as NodeRecord;
  test('are refused by name', () => {
    expect(() => buildGraph({ nodes: [node, node], relationships: [] }, 'v')).toThrow(
      new GraphBuildError('two nodes have the id "s1"'),
    );
    const edge = { id: 'r', type: 'T', source: 's1', target: 'gone', properties: {} };
    expect(() => buildGraph({ nodes: [node], relationships: [edge] }, 'v')).toThrow(
      'a relationship ends at "gone", which is no node',
    );
    const loop = { ...edge, target: 's1' };
    expect(() => buildGraph({ nodes: [node], relationships: [loop, loop] }, 'v')).toThrow(
      'two relationships have the id "r"',
    );
  });

  test('and values that cannot be stored unchanged are refused, never altered', () => {
    const withValue = (value: bigint | string): PropertyGraph => ({
      nodes: [{ id: 'n', labels: [], properties: { value } }],
      relationships: [],
    });
    expect(() => buildGraph(withValue(2n ** 63n), 'v')).toThrow('does not fit in 64 bits');
    expect(() => buildGraph(withValue('\ud800'), 'v')).toThrow('half of a surrogate pair');
  });
});
