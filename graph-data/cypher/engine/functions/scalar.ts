/** Functions on one value: conversion, graph elements, and what else gives a single value. */
import { ANY, join, listOf, typeOf } from '../check/types.ts';
import { equals } from '../values/compare.ts';
import { argumentError, fitting, typeError, typeName } from '../values/errors.ts';
import { codePointLength, toText } from '../values/text.ts';
import {
  isList,
  isMap,
  isNumber,
  NodeValue,
  PathValue,
  RelationshipValue,
  type ListValue,
  type Value,
} from '../values/value.ts';
import { propertiesOf, relationshipEnds } from './elements.ts';
import { define, type FunctionDefinition } from './definition.ts';

const INTEGER_TEXT = /^\s*[+-]?\d+\s*$/;
const FLOAT_TEXT = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

function refuse(name: string, value: Value): never {
  throw typeError(`${name}() takes no ${typeName(value)}`, 'InvalidArgumentValue');
}

function parseFloatText(text: string): number | null {
  if (FLOAT_TEXT.test(text)) return Number(text);
  const special = /^\s*([+-]?)(infinity|nan)\s*$/i.exec(text);
  if (special === null) return null;
  if (special[2]?.toLowerCase() === 'nan') return Number.NaN;
  return special[1] === '-' ? -Infinity : Infinity;
}

function integerOf(value: number): bigint {
  if (!Number.isFinite(value)) throw argumentError(`${value} is no integer`, 'NumberOutOfRange');
  return fitting(BigInt(Math.trunc(value)));
}

export function toInteger(value: Value): Value | undefined {
  if (value === null || typeof value === 'bigint') return value;
  if (typeof value === 'number') return integerOf(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value !== 'string') return undefined;
  if (INTEGER_TEXT.test(value)) {
    const exact = BigInt(value.trim().replace(/^\+/, ''));
    return BigInt.asIntN(64, exact) === exact ? exact : null;
  }
  const float = parseFloatText(value);
  return float === null || !Number.isFinite(float) ? null : integerOf(float);
}

export function toFloat(value: Value): Value | undefined {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' ? parseFloatText(value) : undefined;
}

export function toBoolean(value: Value): Value | undefined {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value !== 0n;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : null;
}

type Conversion = (value: Value) => Value | undefined;

function textOf(value: Value): Value | undefined {
  return value === null ? null : toText(value);
}

/** The four forms of each conversion: strict, or null, and over lists. */
function conversions(
  name: string,
  type: 'INTEGER' | 'FLOAT' | 'BOOLEAN' | 'STRING',
  convert: Conversion,
): FunctionDefinition[] {
  const strict = ([value = null]: readonly Value[]): Value => {
    const converted = convert(value);
    return converted === undefined ? refuse(name, value) : converted;
  };
  return [
    define(name, [1, 1], [], type, strict),
    define(`${name}OrNull`, [1, 1], [], type, (args) => convert(args[0] ?? null) ?? null),
    define(
      `${name}List`,
      [1, 1],
      [['LIST']],
      () => listOf(typeOf(type)),
      ([list = null]) => {
        if (!isList(list)) refuse(`${name}List`, list);
        return list.map((item) => convert(item) ?? null);
      },
    ),
  ];
}

/** The order in which the types of a list's items are named, as in Neo4j; lists come last but for paths. */
const TYPE_ORDER = [
  'NULL',
  'BOOLEAN',
  'STRING',
  'INTEGER',
  'FLOAT',
  'DATE',
  'LOCAL TIME',
  'ZONED TIME',
  'LOCAL DATETIME',
  'ZONED DATETIME',
  'DURATION',
  'POINT',
  'NODE',
  'RELATIONSHIP',
  'MAP',
  'LIST',
  'PATH',
];

function byTypeOrder(a: string, b: string): number {
  const rank = (name: string): number =>
    TYPE_ORDER.indexOf(name.replace(/ NOT NULL$/, '').replace(/^LIST<.*$/, 'LIST'));
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function valueType(value: Value): string {
  const name = typeName(value);
  if (value === null) return 'NULL';
  if (!isList(value)) return `${name} NOT NULL`;
  const items = [...new Set(value.filter((item) => item !== null).map(valueType))].sort(byTypeOrder);
  // A list that may hold null says so by not saying NOT NULL.
  const nullable = value.includes(null) ? items.map((item) => item.replace(/ NOT NULL$/, '')) : items;
  const inner = value.length === 0 ? 'NOTHING' : items.length === 0 ? 'NULL' : nullable.join(' | ');
  return `LIST<${inner}> NOT NULL`;
}

export function sizeOf(value: Value): Value {
  if (typeof value === 'string') return BigInt(codePointLength(value));
  if (isList(value)) return BigInt(value.length);
  throw typeError(`size() takes no ${typeName(value)}`, 'InvalidArgumentValue');
}

function isEmpty(value: Value): boolean {
  if (typeof value === 'string' || isList(value)) return value.length === 0;
  return isMap(value) ? value.size === 0 : refuse('isEmpty', value);
}

function elementNumber(name: string, value: Value): bigint {
  if (value instanceof NodeValue) return BigInt(value.node);
  return value instanceof RelationshipValue ? BigInt(value.relationship) : refuse(name, value);
}

export const SCALAR_FUNCTIONS: readonly FunctionDefinition[] = [
  ...conversions('toInteger', 'INTEGER', toInteger),
  ...conversions('toFloat', 'FLOAT', toFloat),
  ...conversions('toBoolean', 'BOOLEAN', toBoolean),
  ...conversions('toString', 'STRING', textOf),
  define(
    'coalesce',
    [1, Infinity],
    [],
    (types) => types.reduce(join, typeOf('NULL')),
    (args) => args.find((arg) => arg !== null) ?? null,
    true,
  ),
  define(
    'nullIf',
    [2, 2],
    [],
    (types) => types[0] ?? ANY,
    ([a = null, b = null]) => (equals(a, b) === true ? null : a),
    true,
  ),
  define('valueType', [1, 1], [], 'STRING', ([value = null]) => valueType(value), true),
  define(
    'exists',
    [1, 1],
    [],
    'BOOLEAN',
    ([value = null]) => (typeof value === 'boolean' ? value : value !== null),
    true,
  ),
  define('isEmpty', [1, 1], [['STRING', 'LIST', 'MAP']], 'BOOLEAN', ([value = null]) => isEmpty(value)),
  define('size', [1, 1], [['STRING', 'LIST']], 'INTEGER', ([value = null]) => sizeOf(value)),
  define('length', [1, 1], [['PATH', 'LIST', 'STRING']], 'INTEGER', ([value = null]) =>
    value instanceof PathValue ? BigInt(value.relationships.length) : sizeOf(value),
  ),
  define('id', [1, 1], [['NODE', 'RELATIONSHIP']], 'INTEGER', ([value = null]) => elementNumber('id', value)),
  define('elementId', [1, 1], [['NODE', 'RELATIONSHIP']], 'STRING', ([value = null], { graph }) => {
    const number = Number(elementNumber('elementId', value));
    return value instanceof NodeValue ? graph.idOf(number) : graph.relationshipIdOf(number);
  }),
  define('type', [1, 1], [['RELATIONSHIP']], 'STRING', ([value = null], { graph }) => {
    if (!(value instanceof RelationshipValue)) return refuse('type', value);
    return graph.types[graph.type[value.relationship] as number] as string;
  }),
  define(
    'labels',
    [1, 1],
    [['NODE']],
    () => listOf(typeOf('STRING')),
    ([value = null], { graph }) =>
      value instanceof NodeValue ? [...graph.labelsOf(value.node)] : refuse('labels', value),
  ),
  define(
    'startNode',
    [1, 1],
    [['RELATIONSHIP']],
    'NODE',
    ([value = null], { graph }) => relationshipEnds(graph, value)[0],
  ),
  define(
    'endNode',
    [1, 1],
    [['RELATIONSHIP']],
    'NODE',
    ([value = null], { graph }) => relationshipEnds(graph, value)[1],
  ),
  define('properties', [1, 1], [['NODE', 'RELATIONSHIP', 'MAP']], 'MAP', ([value = null], { graph }) => {
    const properties = propertiesOf(graph, value);
    return properties ?? refuse('properties', value);
  }),
  define(
    'keys',
    [1, 1],
    [['NODE', 'RELATIONSHIP', 'MAP']],
    () => listOf(typeOf('STRING')),
    ([value = null], { graph }) => {
      const properties = propertiesOf(graph, value);
      return properties === null ? refuse('keys', value) : [...properties.keys()];
    },
  ),
  define(
    'nodes',
    [1, 1],
    [['PATH']],
    () => listOf(typeOf('NODE')),
    ([value = null]) =>
      value instanceof PathValue ? value.nodes.map((node) => new NodeValue(node)) : refuse('nodes', value),
  ),
  define(
    'relationships',
    [1, 1],
    [['PATH']],
    () => listOf(typeOf('RELATIONSHIP')),
    ([value = null]) =>
      value instanceof PathValue
        ? value.relationships.map((rel) => new RelationshipValue(rel))
        : refuse('relationships', value),
  ),
  define('timestamp', [0, 0], [], 'INTEGER', (_, { now }) => BigInt(Math.trunc(now))),
  define('randomUUID', [0, 0], [], 'STRING', (_, { random }) => uuid(random)),
  define(
    'head',
    [1, 1],
    [['LIST']],
    (types) => types[0]?.item ?? ANY,
    ([list = null]) => listOrFail('head', list)[0] ?? null,
  ),
  define(
    'last',
    [1, 1],
    [['LIST']],
    (types) => types[0]?.item ?? ANY,
    ([list = null]) => listOrFail('last', list).at(-1) ?? null,
  ),
  define(
    'tail',
    [1, 1],
    [['LIST']],
    (types) => types[0] ?? ANY,
    ([list = null]) => listOrFail('tail', list).slice(1),
  ),
  define('vector.similarity.cosine', [2, 2], [['LIST']], 'FLOAT', ([a = null, b = null]) => similarity(a, b, cosine)),
  define('vector.similarity.euclidean', [2, 2], [['LIST']], 'FLOAT', ([a = null, b = null]) =>
    similarity(a, b, euclidean),
  ),
];

export function listOrFail(name: string, value: Value): ListValue {
  return isList(value) ? value : refuse(name, value);
}

function uuid(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16));
  digits[12] = 4;
  digits[16] = 8 + ((digits[16] as number) & 3);
  const hex = digits.map((digit) => digit.toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function similarity(a: Value, b: Value, measure: (x: number[], y: number[]) => number): Value {
  const [x, y] = [a, b].map((list) =>
    listOrFail('vector.similarity', list).map((item) => (isNumber(item) ? Number(item) : Number.NaN)),
  );
  if (x === undefined || y === undefined || x.length !== y.length || [...x, ...y].some(Number.isNaN)) {
    throw argumentError('two lists of numbers of one length were expected');
  }
  return measure(x, y);
}

function cosine(x: number[], y: number[]): number {
  const dot = x.reduce((sum, value, index) => sum + value * (y[index] as number), 0);
  return (1 + dot / (Math.hypot(...x) * Math.hypot(...y))) / 2;
}

function euclidean(x: number[], y: number[]): number {
  return 1 / (1 + x.reduce((sum, value, index) => sum + (value - (y[index] as number)) ** 2, 0));
}
