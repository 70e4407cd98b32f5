import { expect, test } from 'vitest';
import { MAX_PARAMETER_DEPTH, parametersFromWire } from '#store/query-values.ts';
import { buildGraph } from '#graph/builder.ts';
import { show } from './show.ts';

const graph = buildGraph({ nodes: [], relationships: [] }, 'v');

function ask(query: string, json: string): string {
  return show(graph, query, { parameters: parametersFromWire(JSON.parse(json) as Record<string, unknown>) });
}

test('parameters keep whole numbers apart from others', () => {
  expect(ask('RETURN $a, $b, $c, $d, $e', '{"a": 1, "b": 1.5, "c": "x", "d": null, "e": [true, {"k": 2}]}')).toBe(
    "1, 1.5, 'x', null, [true, {k: 2}]",
  );
});

test('no key of a parameter means anything', () => {
  expect(ask('RETURN $p.__proto__, $p.constructor, keys($p)', '{"p": {"__proto__": {"x": 1}}}')).toBe(
    "{x: 1}, null, ['__proto__']",
  );
});

test('parameters that nest too deep are refused', () => {
  const json = JSON.parse(`{"p": ${'['.repeat(5000)}${']'.repeat(5000)}}`) as Record<string, unknown>;
  expect(() => parametersFromWire(json)).toThrow(`nested more than ${MAX_PARAMETER_DEPTH} deep`);
});
