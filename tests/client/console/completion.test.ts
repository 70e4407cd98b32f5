import { expect, test } from 'vitest';
import type { Schema } from '#protocol/answers.ts';
import { completionsAt } from '../../../client/console/completion.ts';

const SCHEMA: Schema = {
  dataVersion: 'v',
  labels: [
    { name: 'Actor', count: 179 },
    { name: 'Rare Earth', count: 1 },
  ],
  relationshipTypes: [{ name: 'SAID', count: 318, joins: [{ source: 'Person', target: 'Statement', count: 90 }] }],
  propertyKeys: [
    { name: 'name', nodes: 460, relationships: 0 },
    { name: 'stance', nodes: 0, relationships: 911 },
  ],
};

/** What is offered where the caret stands, in the order of rank: kinds and labels that begin as what is written. */
function offered(marked: string): string[] {
  const offset = marked.indexOf('‸');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = completionsAt(text, offset, SCHEMA);
  if (!found) return [];
  const written = text.slice(found.from, offset).toLowerCase();
  return found.items
    .filter(({ label }) => label.toLowerCase().startsWith(written))
    .map(({ kind, label }) => `${kind} ${label}`);
}

test.each([
  ['MATCH (n:‸', ['label Actor', 'label `Rare Earth`']],
  ['MATCH (n:Ac‸', ['label Actor']],
  ['MATCH (n:Actor&!‸', ['label Actor', 'label `Rare Earth`']],
  ['MATCH (n)-[:‸', ['type SAID']],
  ['MATCH (n)-[r:ABOUT|S‸', ['type SAID']],
  ['MATCH (n) WHERE n:A‸', ['label Actor']],
  ['MATCH (n)-[r]->() RETURN n.‸', ['property name']],
  ['MATCH (n)-[r]->() RETURN r.‸', ['property stance']],
  ['WITH {a: 1} AS m RETURN m.‸', ['property name', 'property stance']],
  ['MATCH (n:Actor {‸', ['property name']],
  ['MATCH ()-[r:SAID {st‸', ['property stance']],
  ['MATCH (speaker) RETURN sp‸', ['variable speaker', 'function split']],
  ['MAT‸', ['keyword MATCH']],
  ['MATCH (n) RETURN n ORD‸', ['keyword ORDER BY']],
  ['MATCH (n) RETURN toU‸', ['function toUpper']],
  ['CALL db.l‸', ['procedure db.labels']],
  ['EXP‸', ['keyword EXPLAIN', 'function exp']],
  ['MATCH (n {id: $who}) WHERE n.name = $‸', ['parameter $who']],
  ['MATCH (n {id: $who}) WHERE n.name = $w‸', ['parameter $who']],
  ["RETURN 'Ac‸", []],
  ['// Ac‸', []],
  ['RETURN 12‸', []],
])('offers at %s', (text, expected) => {
  expect(offered(text)).toEqual(expected);
});
