/** What can be written at a place of a query: from the colours of its words, the scope and the schema. */
import { ALLOWED_PROCEDURES } from '#cypher/language/guard.ts';
import { inksOf, KEYWORDS } from '#cypher/language/highlight.ts';
import { scan, type Token } from '#cypher/language/lexer.ts';
import { ProcedureCatalogue } from '#cypher/engine/functions/builtin-procedures.ts';
import { functionNames } from '#cypher/engine/functions/registry.ts';
import type { Schema } from '#protocol/answers.ts';
import { variablesAt } from './scope.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'variable' | 'label' | 'type' | 'property' | 'function' | 'procedure' | 'keyword' | 'parameter';
  /** What stands beside it, in no language: counts and what joins what. */
  readonly detail: string;
  /** Higher comes first where several fit equally. */
  readonly rank: number;
}

export interface Completions {
  /** Where the word that is being written begins. */
  readonly from: number;
  readonly items: readonly Completion[];
}

const PHRASES = [
  'ALL SHORTEST',
  'ENDS WITH',
  'IS NOT NULL',
  'IS NULL',
  'OPTIONAL MATCH',
  'ORDER BY',
  'STARTS WITH',
  'UNION ALL',
];
const MODES = ['EXPLAIN', 'PROFILE'];
/** Words that only stand in a phrase. */
const PARTS = new Set([
  'ACYCLIC',
  'BY',
  'ENDS',
  'GROUPS',
  'INF',
  'IS',
  'NULLS',
  'OPTIONAL',
  'ORDER',
  'PATHS',
  'STARTS',
]);
const SINGLE = [...KEYWORDS].filter((word) => !PARTS.has(word) && !MODES.includes(word));
const SUBQUERIES = new Set(['EXISTS', 'COUNT', 'COLLECT', 'CALL']);
const PLACEHOLDER = 'x';

function quoted(name: string): string {
  return /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}

function labels(schema: Schema): Completion[] {
  return schema.labels.map(({ name, count }) => ({
    label: quoted(name),
    kind: 'label',
    detail: String(count),
    rank: count,
  }));
}

function types(schema: Schema): Completion[] {
  return schema.relationshipTypes.map(({ name, count, joins }) => {
    const [most] = joins;
    const detail = most ? `${most.source} → ${most.target}` : String(count);
    return { label: quoted(name), kind: 'type', detail, rank: count };
  });
}

function properties(schema: Schema, of: 'node' | 'relationship' | null): Completion[] {
  return schema.propertyKeys.flatMap(({ name, nodes, relationships }) => {
    const count = of === 'node' ? nodes : of === 'relationship' ? relationships : nodes + relationships;
    return count === 0 ? [] : [{ label: quoted(name), kind: 'property' as const, detail: String(count), rank: count }];
  });
}

function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

/** The token that opens the bracket which is open at the end, or -1. */
function openBracket(tokens: readonly Token[]): number {
  let depth = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at] as Token;
    if (token.kind !== 'symbol') continue;
    if (')]}'.includes(token.text)) depth++;
    else if ('([{'.includes(token.text) && depth-- === 0) return at;
  }
  return -1;
}

/** Of a map that is open at the end: what it is the map of; null where no key can stand. */
function mapOf(tokens: readonly Token[]): 'node' | 'relationship' | null {
  const last = tokens.at(-1);
  const brace = openBracket(tokens);
  if (!isSymbol(tokens[brace], '{') || !(isSymbol(last, '{') || isSymbol(last, ','))) return null;
  const before = tokens[brace - 1];
  if (before === undefined || SUBQUERIES.has(before.upper) || isSymbol(before, ')')) return null;
  const around = openBracket(tokens.slice(0, brace));
  if (isSymbol(tokens[around], '[')) return 'relationship';
  return isSymbol(tokens[around], '(') ? 'node' : null;
}

/** The dotted name after CALL that is being written, or null. */
function calledAfter(tokens: readonly Token[], offset: number): number | null {
  let at = tokens.length;
  while (at > 0 && (isSymbol(tokens[at - 1], '.') || isSymbol(tokens[at - 2], '.'))) at--;
  const call = tokens[at - 1]?.upper === 'CALL' ? at - 1 : at - 2;
  if (tokens[call]?.upper !== 'CALL' || isSymbol(tokens[call + 1], '(') || isSymbol(tokens[call + 1], '{')) return null;
  return tokens[call + 1]?.start ?? offset;
}

function procedures(): Completion[] {
  const catalogue = new ProcedureCatalogue();
  return [...ALLOWED_PROCEDURES].map((name) => {
    const procedure = catalogue.find(name);
    const outputs = procedure?.outputs.map((output) => output.name).join(', ') ?? '';
    return { label: procedure?.name ?? name, kind: 'procedure', detail: outputs, rank: 0 };
  });
}

function expressions(text: string, from: number, started: boolean): Completion[] {
  const variables = [...variablesAt(text, from)].map(([name, kind]): Completion => {
    return { label: quoted(name), kind: 'variable', detail: kind === 'value' ? '' : kind, rank: 3 };
  });
  const functions = functionNames().map((name): Completion => ({ label: name, kind: 'function', detail: '', rank: 0 }));
  const keywords = [...SINGLE, ...PHRASES, ...(started ? [] : MODES)].map((word): Completion => {
    return { label: word, kind: 'keyword', detail: '', rank: 1 };
  });
  return [...variables, ...keywords, ...functions];
}

function otherParameters(text: string, own: Token): Completion[] {
  const names = scan(text).tokens.filter(({ kind, start }) => kind === 'parameter' && start !== own.start);
  return [...new Set(names.map((token) => token.text))].map((name) => {
    return { label: `$${quoted(name)}`, kind: 'parameter', detail: '', rank: 0 };
  });
}

/** What fits at an offset; null inside texts, comments and numbers, and where nothing is known. */
export function completionsAt(text: string, offset: number, schema: Schema): Completions | null {
  const before = scan(text.slice(0, offset));
  if (before.fault !== null || before.comments.some(([, end]) => end === offset && text[offset - 1] !== '/'))
    return null;
  const last = before.tokens.at(-1);
  const writing = last !== undefined && last.end === offset && last.kind !== 'symbol' ? last : null;
  if (isSymbol(last, '$') && last) return { from: last.start, items: otherParameters(text, last) };
  if (writing?.kind === 'parameter') return { from: writing.start, items: otherParameters(text, writing) };
  if (writing !== null && writing.kind !== 'word') return null;
  const from = writing?.start ?? offset;
  const tokens = writing === null ? before.tokens : before.tokens.slice(0, -1);
  const called = calledAfter(before.tokens, offset);
  if (called !== null) return { from: called, items: procedures() };
  const map = mapOf(tokens);
  if (map !== null) return { from, items: properties(schema, map) };
  // A word in this place would be of this ink: that is what is wanted here.
  const ink = inksOf(`${text.slice(0, from)}${PLACEHOLDER}`).at(-1)?.ink;
  if (ink === 'label') return { from, items: labels(schema) };
  if (ink === 'type') return { from, items: types(schema) };
  if (ink === 'property') {
    const owner = variablesAt(text, from).get(tokens.at(-2)?.text ?? '');
    return { from, items: properties(schema, owner === undefined || owner === 'value' ? null : owner) };
  }
  return { from, items: expressions(text, from, tokens.length > 0) };
}
