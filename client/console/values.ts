/** Values of an answer as a person reads them: nodes by name in the reader's language, everything else as it is. */
import { STATEMENT_TYPES } from '#model/vocabulary.ts';
import { shortName } from '#picture/names.ts';
import type { Names } from '#protocol/rows.ts';
import type { Language } from '#protocol/views.ts';
import type { WireMap, WireNode, WirePath, WireRelationship, WireTagged, WireValue } from '#protocol/values.ts';

function tagOf(value: WireValue | undefined): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('kind' in value)) return null;
  return typeof value.kind === 'string' ? value.kind : null;
}

export function isNode(value: WireValue | undefined): value is WireNode {
  return tagOf(value) === 'node';
}

export function isRelationship(value: WireValue | undefined): value is WireRelationship {
  return tagOf(value) === 'relationship';
}

export function isPath(value: WireValue | undefined): value is WirePath {
  return tagOf(value) === 'path';
}

/** Whether a value is one of the contract's tagged ones, and not a map. */
export function isTagged(value: WireValue): value is WireTagged {
  return tagOf(value) !== null;
}

/** The members of a map, tagged or not; null of all that is none. */
export function mapOf(value: WireValue): WireMap | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if (!isTagged(value)) return value as WireMap;
  return value.kind === 'map' ? value.value : null;
}

function property(node: WireNode, key: string): string | null {
  const value = node.properties[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

const GLOSSES = ['gloss', 'position', 'text'] as const;

function glossed(node: WireNode, language: Language): string | null {
  const order = language === 'en' ? ['en', 'zhHans'] : ['zhHans', 'en'];
  for (const key of GLOSSES) {
    for (const suffix of order) {
      const text = property(node, `${key}_${suffix}`);
      if (text !== null) return text;
    }
  }
  return null;
}

/** What a node is called: an entity by its short name, what says something by what it says, a document by its title. */
export function nodeText(node: WireNode, language: Language): string {
  const name = property(node, 'name');
  if (name !== null) {
    const names: Names = {
      en: property(node, 'name_en'),
      zhHans: property(node, 'name_zhHans'),
      zhHant: property(node, 'name_zhHant'),
      ja: property(node, 'name_ja'),
    };
    return shortName({ name, names }, language);
  }
  return glossed(node, language) ?? property(node, 'title') ?? node.id;
}

/** A value as plain text: what a cell sorts by and what its tooltip says. */
export function valueText(value: WireValue, language: Language): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (isNode(value)) return nodeText(value, language);
  if (isRelationship(value)) return `${value.start} ${value.type} ${value.end}`;
  if (isPath(value)) return value.nodes.map((node) => nodeText(node, language)).join(' – ');
  if (isTagged(value) && value.kind !== 'map') {
    return value.kind === 'point' ? `(${value.coordinates.join(', ')})` : String((value as { value: unknown }).value);
  }
  if (Array.isArray(value)) return value.map((item: WireValue) => valueText(item, language)).join(', ');
  if (typeof value !== 'object') return String(value);
  const map = mapOf(value) ?? {};
  const entries = Object.entries(map).map(([key, member]) => `${key}: ${valueText(member, language)}`);
  return `{${entries.join(', ')}}`;
}

function numberOf(value: WireValue): number | null {
  if (typeof value === 'number') return value;
  return isTagged(value) && (value.kind === 'integer' || value.kind === 'float') ? Number(value.value) : null;
}

/** Orders two cells as a person would: numbers by size, texts by the language, nothing last. */
export function compareValues(a: WireValue, b: WireValue, language: Language): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== null && y !== null) return x - y;
  return valueText(a, language).localeCompare(valueText(b, language), language, { numeric: true });
}

/** Whether a cell is a number, and so stands to the right. */
export function isNumber(value: WireValue | undefined): boolean {
  return value !== undefined && numberOf(value) !== null;
}

/** The statement that a relationship belongs to: its start, or, of SAID, its end; null of all others. */
export function statementOf({ type, start, end }: WireRelationship): string | null {
  if (type === 'SAID') return end;
  return (STATEMENT_TYPES as readonly string[]).includes(type) ? start : null;
}

/** What an answer speaks of: entities, and the ids of everything else that may stand for some. */
export interface Mentioned {
  readonly entities: readonly string[];
  readonly others: readonly string[];
}

function walk(value: WireValue, entities: Set<string>, others: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const item of value as readonly WireValue[]) walk(item, entities, others);
  else if (isNode(value)) (value.labels.includes('Entity') ? entities : others).add(value.id);
  else if (isRelationship(value)) {
    const statement = statementOf(value);
    if (statement !== null) others.add(statement);
    else for (const end of [value.start, value.end]) others.add(end);
  } else if (isPath(value)) {
    for (const part of [...value.nodes, ...value.relationships]) walk(part, entities, others);
  } else if (isTagged(value)) {
    if (value.kind === 'map') walk(value.value, entities, others);
  } else for (const item of Object.values(value)) walk(item, entities, others);
}

/** Everything that rows speak of, in their order. */
export function mentionedIn(rows: readonly (readonly WireValue[])[]): Mentioned {
  const entities = new Set<string>();
  const others = new Set<string>();
  for (const row of rows) for (const value of row) walk(value, entities, others);
  return { entities: [...entities], others: [...others].filter((id) => !entities.has(id)) };
}
