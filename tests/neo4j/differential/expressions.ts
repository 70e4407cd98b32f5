/** Expressions of a type over the names in scope, as text. */
import type { Choices } from './choices.ts';

export type Type = 'node' | 'relationship' | 'integer' | 'float' | 'string' | 'boolean' | 'list';
export type Scope = ReadonlyMap<string, Type>;

export const LABELS = ['A', 'B'];
export const TYPES = ['R', 'S'];
const STRINGS = ["'a'", "'Ab'", "''", "'早安'", "'𝒳y'", "'a b'"];

/** The names of a type. */
export function named(scope: Scope, type: Type): string[] {
  return [...scope].flatMap(([name, own]) => (own === type ? [name] : []));
}

interface Making {
  readonly choices: Choices;
  readonly scope: Scope;
  readonly depth: number;
}

function inner(making: Making, type: Type): string {
  return expression(making.choices, making.scope, type, making.depth - 1);
}

function withName(
  { choices, scope, depth }: Making,
  type: Type,
  make: (name: string, inside: Making) => string,
): string {
  const name = choices.name('x');
  return make(name, { choices, scope: new Map([...scope, [name, type]]), depth: depth - 1 });
}

/** A pattern from a node, for subqueries. */
function around({ choices, scope }: Making): string | null {
  const nodes = named(scope, 'node');
  if (nodes.length === 0) return null;
  const type = choices.of(['', ':R', ':S', ':R|S']);
  const end = choices.of(['', ':A', ':!A', ' {v: 1}']);
  const [left, right] = choices.of([
    ['-', '->'],
    ['<-', '-'],
    ['-', '-'],
  ]);
  return `(${choices.of(nodes)})${left}[${type}]${right}(${end})`;
}

type Form = (making: Making) => string | null;
const two =
  (type: Type, ...operators: string[]): Form =>
  (m) =>
    `(${inner(m, type)} ${m.choices.of(operators)} ${inner(m, type)})`;
const call =
  (name: string, ...types: Type[]): Form =>
  (m) =>
    `${name}(${types.map((type) => inner(m, type)).join(', ')})`;
const property =
  (key: string): Form =>
  ({ choices, scope }) => {
    const nodes = named(scope, 'node');
    return nodes.length === 0 ? null : `${choices.of(nodes)}.${key}`;
  };
const either =
  (type: Type): Form =>
  (m) =>
    `CASE WHEN ${inner(m, 'boolean')} THEN ${inner(m, type)} ELSE ${inner(m, type)} END`;

const FORMS: Readonly<Record<Exclude<Type, 'node' | 'relationship'>, readonly Form[]>> = {
  integer: [
    property('v'),
    ({ choices, scope }) => {
      const held = named(scope, 'relationship');
      return held.length === 0 ? null : `${choices.of(held)}.w`;
    },
    two('integer', '+', '-', '*'),
    (m) => `(${inner(m, 'integer')} ${m.choices.of(['/', '%'])} ${m.choices.of(['2', '3', '-2'])})`,
    call('size', 'list'),
    call('size', 'string'),
    call('abs', 'integer'),
    call('sign', 'integer'),
    call('toInteger', 'float'),
    call('coalesce', 'integer', 'integer'),
    call('head', 'list'),
    call('last', 'list'),
    (m) => `${inner(m, 'list')}[${m.choices.of(['0', '1', '-1'])}]`,
    (m) =>
      withName(
        m,
        'integer',
        (x, inside) =>
          `reduce(sum = 0, ${x} IN ${inner(m, 'list')} | sum + ${inner({ ...inside, depth: 1 }, 'integer')})`,
      ),
    (m) => {
      const pattern = around(m);
      return pattern === null ? null : `COUNT { ${pattern} }`;
    },
    either('integer'),
    ({ choices }) => choices.of(['0', '1', '2', '-1', '7', 'null']),
  ],
  float: [
    property('f'),
    two('float', '+', '-', '*'),
    call('toFloat', 'integer'),
    call('abs', 'float'),
    call('floor', 'float'),
    call('round', 'float'),
    (m) => `(${inner(m, 'integer')} * 0.5)`,
    either('float'),
    ({ choices }) => choices.of(['0.5', '1.0', '-2.5', '0.0']),
  ],
  string: [
    property('name'),
    ({ choices, scope }) => {
      const held = named(scope, 'relationship');
      return held.length === 0 ? null : `type(${choices.of(held)})`;
    },
    two('string', '+'),
    call('toUpper', 'string'),
    call('toLower', 'string'),
    call('reverse', 'string'),
    call('trim', 'string'),
    call('toString', 'integer'),
    call('toString', 'float'),
    (m) => `left(${inner(m, 'string')}, ${m.choices.below(3)})`,
    (m) => `substring(${inner(m, 'string')}, ${m.choices.below(2)}, ${m.choices.below(3)})`,
    (m) => `replace(${inner(m, 'string')}, 'a', ${inner(m, 'string')})`,
    either('string'),
    ({ choices }) => choices.of(STRINGS),
  ],
  boolean: [
    two('integer', '=', '<>', '<', '<=', '>', '>='),
    two('string', '=', '<>', '<', 'STARTS WITH', 'ENDS WITH', 'CONTAINS'),
    two('float', '=', '<', '>='),
    two('list', '=', '<'),
    (m) => `(${inner(m, 'integer')} IN ${inner(m, 'list')})`,
    (m) => `(${inner(m, m.choices.of(['integer', 'string']))} IS ${m.choices.of(['', 'NOT '])}NULL)`,
    two('boolean', 'AND', 'OR', 'XOR'),
    (m) => `(NOT ${inner(m, 'boolean')})`,
    ({ choices, scope }) => {
      const nodes = named(scope, 'node');
      return nodes.length === 0 ? null : `(${choices.of(nodes)}:${choices.of(['A', 'B', 'A|B', '!A', 'A&B', '%'])})`;
    },
    (m) => {
      const pattern = around(m);
      return pattern === null ? null : `EXISTS { ${pattern} }`;
    },
    (m) =>
      withName(
        m,
        'integer',
        (x, inside) =>
          `${m.choices.of(['any', 'all', 'none', 'single'])}(${x} IN ${inner(m, 'list')} WHERE ${inner(inside, 'boolean')})`,
      ),
    (m) => `(${inner(m, 'integer')} < ${inner(m, 'integer')} <= ${inner(m, 'integer')})`,
    ({ choices }) => choices.of(['true', 'false', 'null']),
  ],
  list: [
    (m) => `[${Array.from({ length: m.choices.below(4) }, () => inner(m, 'integer')).join(', ')}]`,
    (m) => `range(${m.choices.below(3)}, ${m.choices.below(5)}, ${m.choices.of(['1', '2', '-1'])})`,
    property('tags'),
    two('list', '+'),
    call('tail', 'list'),
    call('reverse', 'list'),
    (m) => `${inner(m, 'list')}[${m.choices.below(2)}..${m.choices.of(['', '2', '-1'])}]`,
    (m) =>
      withName(
        m,
        'integer',
        (x, inside) => `[${x} IN ${inner(m, 'list')} WHERE ${inner(inside, 'boolean')} | ${inner(inside, 'integer')}]`,
      ),
    either('list'),
  ],
};

/** An expression of a type; of a node or relationship, a name. */
export function expression(choices: Choices, scope: Scope, type: Type, depth: number): string {
  const names = named(scope, type);
  if (type === 'node' || type === 'relationship') return names.length === 0 ? 'null' : choices.of(names);
  if (names.length > 0 && choices.once(3)) return choices.of(names);
  const forms = FORMS[type];
  const plain = [forms[0], forms.at(-1)] as Form[];
  const form = depth <= 0 ? choices.of(plain) : choices.of(forms);
  return form({ choices, scope, depth }) ?? (forms.at(-1) as Form)({ choices, scope, depth }) ?? 'null';
}
