/** Read queries over the graphs of `graphs.ts`, clause by clause, each name used as what it is. */
import type { Choices } from './choices.ts';
import { expression, LABELS, named, type Scope, type Type, TYPES } from './expressions.ts';

type Names = Map<string, Type>;

function nodePattern(choices: Choices, scope: Names, old: readonly string[]): string {
  const again = old.length > 0 && choices.once(3);
  const name = again ? choices.of(old) : choices.name('n');
  scope.set(name, 'node');
  if (again) return `(${name})`;
  const label = choices.of(['', '', `:${choices.of(LABELS)}`, ':A|B', ':!B']);
  return `(${name}${label}${choices.once(5) ? ` {v: ${choices.below(3)}}` : ''})`;
}

function hopPattern(choices: Choices, scope: Names): string {
  const type = choices.of(['', `:${choices.of(TYPES)}`, ':R|S']);
  const length = choices.of(['', '', '*1..2', '*0..1', '*..2']);
  const name = length === '' && choices.once(2) ? choices.name('r') : '';
  if (name !== '') scope.set(name, 'relationship');
  const [left, right] = choices.of([
    ['-', '->'],
    ['<-', '-'],
    ['-', '-'],
  ]);
  return `${left}[${name}${type}${length}]${right}`;
}

function chain(choices: Choices, scope: Names, old: readonly string[]): string {
  let text = nodePattern(choices, scope, old);
  for (let hops = choices.of([1, 1, 0, 2]); hops > 0; hops--) {
    text += hopPattern(choices, scope) + nodePattern(choices, scope, named(scope, 'node'));
  }
  return text;
}

function where(choices: Choices, scope: Scope): string {
  return choices.once(2) ? ` WHERE ${expression(choices, scope, 'boolean', 2)}` : '';
}

function match(choices: Choices, scope: Names): string {
  const old = named(scope, 'node');
  const found: Names = new Map(scope);
  const patterns = [chain(choices, found, old)];
  if (choices.once(5)) patterns.push(chain(choices, found, named(found, 'node')));
  for (const [name, type] of found) scope.set(name, type);
  return `${choices.once(4) ? 'OPTIONAL ' : ''}MATCH ${patterns.join(', ')}${where(choices, scope)}`;
}

const PLAIN: readonly Type[] = ['integer', 'string', 'boolean', 'float', 'list'];
const AGGREGATES: readonly (readonly [type: Type, make: (choices: Choices, scope: Scope) => string])[] = [
  ['integer', () => 'count(*)'],
  ['integer', (choices, scope) => `count(DISTINCT ${expression(choices, scope, 'integer', 1)})`],
  ['integer', (choices, scope) => `sum(${expression(choices, scope, 'integer', 1)})`],
  ['integer', (choices, scope) => `size(collect(DISTINCT ${expression(choices, scope, 'string', 1)}))`],
  ['string', (choices, scope) => `min(${expression(choices, scope, 'string', 1)})`],
  ['integer', (choices, scope) => `max(${expression(choices, scope, 'integer', 1)})`],
  ['float', (choices, scope) => `max(${expression(choices, scope, 'float', 1)})`],
  ['float', (choices, scope) => `round(100 * avg(${expression(choices, scope, 'integer', 1)}))`],
  ['integer', (choices, scope) => `percentileDisc(${expression(choices, scope, 'integer', 1)}, 0.5)`],
];

/** What a row is sorted by so that it has one place. */
function sortKey([name, type]: readonly [string, Type]): string {
  return type === 'node' || type === 'relationship' ? `${name}.id` : name;
}

/** Items, and the scope that they leave; with `order`, what comes after them. */
function projection(choices: Choices, scope: Scope): { text: string; left: Names } {
  const left: Names = new Map();
  const items: string[] = [];
  for (const [name, type] of scope) {
    if (choices.once(3)) continue;
    items.push(name);
    left.set(name, type);
  }
  const put = (type: Type, text: string): void => {
    const name = choices.name('e');
    items.push(`${text} AS ${name}`);
    left.set(name, type);
  };
  if (items.length === 0 || choices.once(2)) {
    const type = choices.of(PLAIN);
    put(type, expression(choices, scope, type, 3));
  }
  if (choices.once(3)) {
    const [type, make] = choices.of(AGGREGATES);
    put(type, make(choices, scope));
  }
  let text = `${choices.once(4) ? 'DISTINCT ' : ''}${items.join(', ')}`;
  if (choices.once(4)) {
    const keys = [...left].map((each) => `${sortKey(each)}${choices.of(['', ' DESC'])}`);
    text += ` ORDER BY ${keys.join(', ')}`;
    if (choices.once(2)) text += ` SKIP ${choices.below(3)}`;
    if (choices.once(2)) text += ` LIMIT ${choices.below(5)}`;
  }
  return { text, left };
}

function subquery(choices: Choices, scope: Names): string {
  const brought = [...scope].filter(() => choices.once(2));
  const inside: Names = new Map(brought);
  const first = match(choices, inside);
  const type = choices.of(PLAIN);
  const name = choices.name('e');
  const branch = (own: Scope): string => `RETURN ${expression(choices, own, type, 2)} AS ${name}`;
  const whole = choices.once(3)
    ? `${first} ${branch(inside)} UNION ${branch(new Map(brought))}`
    : `${first} ${branch(inside)}`;
  scope.set(name, type);
  return `CALL (${brought.map(([own]) => own).join(', ')}) { ${whole} }`;
}

function clause(choices: Choices, scope: Names): string {
  switch (choices.of(['match', 'match', 'with', 'unwind', 'call'])) {
    case 'with': {
      const { text, left } = projection(choices, scope);
      scope.clear();
      for (const [name, type] of left) scope.set(name, type);
      return `WITH ${text}${where(choices, scope)}`;
    }
    case 'unwind': {
      const list = expression(choices, scope, 'list', 2);
      const name = choices.name('u');
      scope.set(name, 'integer');
      return `UNWIND ${list} AS ${name}`;
    }
    case 'call':
      return subquery(choices, scope);
    default:
      return match(choices, scope);
  }
}

/** A query, and whether its rows have an order. */
export function query(choices: Choices): { text: string; ordered: boolean } {
  const scope: Names = new Map();
  const clauses = [match(choices, scope)];
  for (let more = choices.below(4); more > 0; more--) clauses.push(clause(choices, scope));
  const { text } = projection(choices, scope);
  return { text: `${clauses.join(' ')} RETURN ${text}`, ordered: / ORDER BY [^}]*$/.test(text) };
}
