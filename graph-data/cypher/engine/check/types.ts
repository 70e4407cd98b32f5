/** What can be known about a value before anything runs. */

export type TypeName =
  | 'ANY'
  | 'NULL'
  | 'BOOLEAN'
  | 'INTEGER'
  | 'FLOAT'
  | 'NUMBER'
  | 'STRING'
  | 'LIST'
  | 'MAP'
  | 'NODE'
  | 'RELATIONSHIP'
  | 'PATH'
  | 'POINT'
  | 'DATE'
  | 'LOCAL TIME'
  | 'ZONED TIME'
  | 'LOCAL DATETIME'
  | 'ZONED DATETIME'
  | 'DURATION';

export interface Type {
  readonly name: TypeName;
  /** Of a list. */
  readonly item: Type | null;
}

export function typeOf(name: TypeName): Type {
  return { name, item: null };
}

export function listOf(item: Type): Type {
  return { name: 'LIST', item };
}

export const ANY = typeOf('ANY');
export const NUMERIC: readonly TypeName[] = ['INTEGER', 'FLOAT', 'NUMBER'];
export const TEMPORAL: readonly TypeName[] = ['DATE', 'LOCAL TIME', 'ZONED TIME', 'LOCAL DATETIME', 'ZONED DATETIME'];

/** Whether a value of this type may be one of the wanted ones. */
export function mayBe(type: Type, wanted: readonly TypeName[]): boolean {
  if (type.name === 'ANY' || type.name === 'NULL' || wanted.includes('ANY')) return true;
  if (wanted.includes(type.name)) return true;
  if (type.name === 'NUMBER') return wanted.includes('INTEGER') || wanted.includes('FLOAT');
  return wanted.includes('NUMBER') && (type.name === 'INTEGER' || type.name === 'FLOAT');
}

/** The type that two alternatives have in common, or ANY. */
export function join(a: Type, b: Type): Type {
  if (a.name === 'NULL') return b;
  if (b.name === 'NULL') return a;
  if (a.name === 'LIST' && b.name === 'LIST') return listOf(join(a.item ?? ANY, b.item ?? ANY));
  if (a.name === b.name) return a;
  return NUMERIC.includes(a.name) && NUMERIC.includes(b.name) ? typeOf('NUMBER') : ANY;
}

/** As it is shown in messages. */
export function typeText(type: Type): string {
  return type.name === 'LIST' && type.item !== null && type.item.name !== 'ANY'
    ? `LIST<${typeText(type.item)}>`
    : type.name;
}
