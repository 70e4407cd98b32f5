/**
 * Which variables can be named at a place of a query that is still being written. The clauses before the one that is
 * being written are whole: our own parser and checker say what they leave in scope. What the clause itself has brought
 * so far is read off its tokens.
 */
import { check } from '#cypher/engine/check/checker.ts';
import { ProcedureCatalogue } from '#cypher/engine/functions/builtin-procedures.ts';
import { CypherError } from '#cypher/language/errors.ts';
import { scan, type Token } from '#cypher/language/lexer.ts';
import { parse } from '#cypher/language/parser.ts';

export type VariableKind = 'node' | 'relationship' | 'value';
export type Variables = ReadonlyMap<string, VariableKind>;

const CLAUSES = new Set(['MATCH', 'OPTIONAL', 'WITH', 'RETURN', 'UNWIND', 'CALL', 'UNION']);
const SUBQUERIES = new Set(['EXISTS', 'COUNT', 'COLLECT', 'CALL']);

function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

/** Whether the brace at an index begins a subquery, and not a map or a quantity. */
function beginsSubquery(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before?.kind === 'word') return SUBQUERIES.has(before.upper);
  if (!isSymbol(before, ')')) return false;
  const open = tokens.findIndex(({ match }) => match === at - 1);
  return tokens[open - 1]?.upper === 'CALL';
}

/** The tokens of each query that is open at the end: the whole, then the subquery in it, and so on inward. */
function openLevels(tokens: readonly Token[]): Token[][] {
  const stack: { readonly subquery: boolean; readonly first: number }[] = [];
  tokens.forEach((token, at) => {
    if (isSymbol(token, '{')) stack.push({ subquery: beginsSubquery(tokens, at), first: at + 1 });
    else if (isSymbol(token, '}')) stack.pop();
  });
  const starts = [0, ...stack.filter(({ subquery }) => subquery).map(({ first }) => first)];
  return starts.map((start, level) => tokens.slice(start, (starts[level + 1] ?? tokens.length + 1) - 1));
}

/** Where the last clause begins that is not inside brackets, and where the last part of a UNION does. */
function lastClause(tokens: readonly Token[]): { readonly part: number; readonly clause: number } {
  let depth = 0;
  let part = 0;
  let clause = 0;
  tokens.forEach((token, at) => {
    if (token.kind === 'symbol' && '([{'.includes(token.text)) depth++;
    else if (token.kind === 'symbol' && ')]}'.includes(token.text)) depth--;
    const before = tokens[at - 1];
    const named =
      isSymbol(before, '.') || isSymbol(before, ':') || ['STARTS', 'ENDS', 'OPTIONAL'].includes(before?.upper ?? '');
    if (depth !== 0 || named || token.kind !== 'word' || !CLAUSES.has(token.upper)) return;
    if (token.upper === 'UNION') part = at + (tokens[at + 1]?.upper === 'ALL' ? 2 : 1);
    clause = Math.max(part, at);
  });
  return { part, clause };
}

/** What whole clauses leave in scope, from what came in; null where they are not sound. */
function leftBy(clauses: string, before: Variables): Variables | null {
  if (clauses.trim() === '') return before;
  const seed = [...before.keys()].map((name) => `$x AS \`${name.replaceAll('`', '``')}\``).join(', ');
  const text = `${seed === '' ? '' : `WITH ${seed} `}${clauses} RETURN *`;
  try {
    const statement = parse(text);
    const { columns } = check(statement, new ProcedureCatalogue()).info(statement.query);
    return new Map(
      columns.map(({ name, slot }) => [name, slot.kind === 'value' ? (before.get(name) ?? 'value') : slot.kind]),
    );
  } catch (error) {
    if (error instanceof CypherError) return null;
    throw error;
  }
}

/** Names that tokens bring: in patterns after a bracket, before "=" and after AS. */
function broughtBy(tokens: readonly Token[]): Map<string, VariableKind> {
  const brought = new Map<string, VariableKind>();
  tokens.forEach((token, at) => {
    if (token.kind !== 'word' && token.kind !== 'quoted') return;
    const before = tokens[at - 1];
    const called = tokens[at - 2]?.kind === 'word' && tokens[at - 2]?.end === before?.start;
    if (isSymbol(before, '(') && !called) brought.set(token.text, 'node');
    else if (isSymbol(before, '[') && !isSymbol(tokens[at + 1], ',')) {
      brought.set(token.text, tokens[at + 1]?.upper === 'IN' ? 'value' : 'relationship');
    } else if (before?.upper === 'AS' || (isSymbol(tokens[at + 1], '=') && isSymbol(tokens[at + 2], '('))) {
      brought.set(token.text, 'value');
    }
  });
  return brought;
}

/** The variables that can be named at an offset of a text. */
export function variablesAt(text: string, offset: number): Variables {
  const tokens = scan(text.slice(0, offset)).tokens.filter(({ end }) => end < offset || offset === 0);
  let known: Variables = new Map();
  for (const level of openLevels(tokens)) {
    const { part, clause } = lastClause(level);
    const from = level[part]?.start ?? 0;
    const to = level[clause]?.start ?? from;
    const opening = level[clause]?.upper;
    const left = leftBy(text.slice(from, to), known) ?? broughtBy(level.slice(part, clause));
    // The names after CALL are handed in, not brought.
    const own = opening === 'CALL' ? new Map<string, VariableKind>() : broughtBy(level.slice(clause));
    known = new Map([...left, ...own]);
  }
  return known;
}
