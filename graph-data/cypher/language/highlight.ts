/** What each piece of a query is, for colours: from the lexer and the words around, so that it holds while one writes. */
import type { Span } from './errors.ts';
import { scan, type Token } from './lexer.ts';

export type Ink =
  | 'keyword'
  | 'constant'
  | 'function'
  | 'label'
  | 'type'
  | 'property'
  | 'variable'
  | 'parameter'
  | 'string'
  | 'number'
  | 'comment'
  | 'symbol'
  | 'broken';

export interface Inked {
  readonly span: Span;
  readonly ink: Ink;
}

/** The words of the language that read as such wherever no name can stand. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'ACYCLIC ALL AND ANY AS ASC ASCENDING BY CALL CASE CONTAINS COLLECT COUNT DESC DESCENDING DISTINCT ELSE END ENDS ' +
    'EXISTS EXPLAIN FINISH GROUPS IN IS LIMIT MATCH NOT NULLS OFFSET OPTIONAL OR ORDER PATHS PROFILE RETURN SHORTEST ' +
    'SHOW SKIP STARTS THEN UNION UNWIND WHEN WHERE WITH XOR YIELD INDEXES CONSTRAINTS'
  ).split(' '),
);
const CONSTANTS = new Set(['TRUE', 'FALSE', 'NULL', 'NAN', 'INF', 'INFINITY']);
/** Keywords that are also functions where a parenthesis follows. */
const CALLED = new Set(['ALL', 'ANY', 'COUNT', 'COLLECT', 'EXISTS']);
const PLAIN: Readonly<Partial<Record<Token['kind'], Ink>>> = {
  integer: 'number',
  float: 'number',
  broken: 'broken',
  string: 'string',
  parameter: 'parameter',
  symbol: 'symbol',
};

function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

/** Whether a dotted name that goes through here ends in a parenthesis. */
function isCalled(tokens: readonly Token[], at: number): boolean {
  let next = at + 1;
  while (isSymbol(tokens[next], '.') && tokens[next + 1]?.kind === 'word') next += 2;
  return isSymbol(tokens[next], '(') && tokens[next]?.start === tokens[next - 1]?.end;
}

class Inker {
  readonly #tokens: readonly Token[];
  readonly #open: string[] = [];
  /** What a name is while a label expression goes on. */
  #labels: 'label' | 'type' | null = null;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  run(): Inked[] {
    return this.#tokens.map((token, at) => ({ span: [token.start, token.end], ink: this.#ink(token, at) }));
  }

  #ink(token: Token, at: number): Ink {
    const plain = PLAIN[token.kind];
    if (token.kind === 'symbol') this.#symbol(token, at);
    if (plain !== undefined) return plain;
    return this.#name(token, at);
  }

  #symbol({ text }: Token, at: number): void {
    if (text === '(' || text === '[' || text === '{') this.#open.push(text);
    else if (text === ')' || text === ']' || text === '}') this.#open.pop();
    const inside = this.#open.at(-1);
    if (text === ':' && inside !== '{') this.#labels = inside === '[' ? 'type' : 'label';
    else if (text === ':' && isSymbol(this.#tokens[at - 1], '(')) this.#labels = 'label';
    else if (!['|', '&', '!', '(', ')'].includes(text)) this.#labels = null;
  }

  #name(token: Token, at: number): Ink {
    const tokens = this.#tokens;
    const before = tokens[at - 1];
    const labels = this.#labels;
    const afterLabelSymbol = before?.kind === 'symbol' && [':', '|', '&', '!', '('].includes(before.text);
    if (labels !== null && afterLabelSymbol) return labels;
    this.#labels = null;
    if (isSymbol(before, '.')) return isCalled(tokens, at) ? 'function' : 'property';
    if (token.kind === 'quoted')
      return this.#open.at(-1) === '{' && isSymbol(tokens[at + 1], ':') ? 'property' : 'variable';
    if (isCalled(tokens, at) && (!KEYWORDS.has(token.upper) || CALLED.has(token.upper))) return 'function';
    if (this.#open.at(-1) === '{' && isSymbol(tokens[at + 1], ':')) return 'property';
    if (CONSTANTS.has(token.upper)) return before?.upper === 'IS' || before?.upper === 'NOT' ? 'keyword' : 'constant';
    return KEYWORDS.has(token.upper) ? 'keyword' : 'variable';
  }
}

/** The pieces of a text in order; what cannot be read, such as a string without an end, is one piece to the end. */
export function inksOf(text: string): Inked[] {
  const { tokens, comments, fault } = scan(text);
  const pieces = new Inker(tokens).run();
  for (const span of comments) pieces.push({ span, ink: 'comment' });
  if (fault !== null) {
    const start = fault.span?.[0] ?? text.length;
    const ink = text.startsWith('/*', start) ? 'comment' : /^['"]/.test(text.slice(start)) ? 'string' : 'broken';
    pieces.push({ span: [start, text.length], ink });
  }
  return pieces.filter(({ span }) => span[1] > span[0]).sort((a, b) => a.span[0] - b.span[0]);
}
