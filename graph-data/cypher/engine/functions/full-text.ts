/** `db.index.fulltext.queryNodes`: nodes by what they are called, as search finds them. */
import { CypherError } from '../../language/errors.ts';
import { argumentError, typeError, typeName } from '../values/errors.ts';
import { NodeValue, type Value } from '../values/value.ts';
import type { Procedure } from './procedures.ts';

/** What the one full-text index is called. */
export const NAME_INDEX = 'names';

/** Finds nodes by their names, best first: their ids, and a score above zero that never rises. */
export type NameSearch = (text: string, limit: number) => readonly (readonly [id: string, score: number])[];

const MOST_FOUND = 10_000;

function textIn(value: Value | undefined, what: string): string {
  if (typeof value === 'string') return value;
  throw typeError(`${what} is text, no ${typeName(value ?? null)}`);
}

function countIn(options: ReadonlyMap<string, Value>, name: 'limit' | 'skip', otherwise: number): number {
  const value = options.get(name) ?? null;
  if (value === null) return otherwise;
  if (typeof value === 'bigint' && value >= 0n) return Math.min(Number(value), MOST_FOUND);
  throw argumentError(`${name} is a whole number from 0, no ${typeName(value)}`, 'InvalidArgumentValue');
}

/** Words begin to match from the first letter on, so that the signs of Lucene's prefixes and phrases say nothing more. */
function plain(text: string): string {
  return text.replaceAll(/[*"~]/g, ' ').trim();
}

/** Answers from the name index that the caller has. Throws a ProcedureError where there is none of the name. */
export const FULL_TEXT: Procedure = {
  name: 'db.index.fulltext.queryNodes',
  inputs: [
    { name: 'indexName', type: 'STRING' },
    { name: 'queryString', type: 'STRING' },
    { name: 'options', type: 'MAP' },
  ],
  optionalInputs: 1,
  outputs: [
    { name: 'node', type: 'NODE' },
    { name: 'score', type: 'FLOAT' },
  ],
  run: function* (args, { graph, names }) {
    const [index, text] = [textIn(args[0], 'the name of an index'), textIn(args[1], 'what is searched for')];
    if (names === null || index !== NAME_INDEX) {
      const message = `there is no full-text index \`${index}\``;
      const suggestion = names === null ? 'ask a server: it has one over names' : `use \`${NAME_INDEX}\``;
      throw new CypherError('ProcedureError', 'ProcedureCallFailed', message, { phase: 'runtime', suggestion });
    }
    const options = args[2] instanceof Map ? (args[2] as ReadonlyMap<string, Value>) : new Map<string, Value>();
    const skip = countIn(options, 'skip', 0);
    const wanted = skip + countIn(options, 'limit', MOST_FOUND);
    const found = plain(text) === '' ? [] : names(plain(text), Math.min(wanted, MOST_FOUND));
    for (const [id, score] of found.slice(skip)) {
      const node = graph.nodeById(id);
      if (node >= 0) yield [new NodeValue(node), score];
    }
  },
};
