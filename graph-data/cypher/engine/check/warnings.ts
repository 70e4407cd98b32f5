/** Names that the data does not have: allowed, and probably mistakes. */
import type { Statement } from '../../language/ast.ts';
import { walk } from '../../language/walk.ts';
import { nearestName } from '../functions/registry.ts';
import type { Warning } from './analysis.ts';

/** The names that the data has; a graph has them, and so has an editor that was told the schema. */
export interface SchemaNames {
  readonly labels: readonly string[];
  readonly types: readonly string[];
  readonly keys: readonly string[];
}

interface Named {
  readonly kind: string;
  readonly name?: string;
  readonly key?: string;
  readonly span: readonly [number, number];
  readonly types?: object | null;
  readonly entries?: readonly (readonly [string, unknown])[];
  readonly properties?: Named | null;
}

const WORDS = { UnknownLabel: 'label', UnknownType: 'relationship type', UnknownProperty: 'property' } as const;

/** For so many names the nearest is looked for: a query made of misspelt ones may not cost more. */
const MOST_SUGGESTED = 50;

/** What is named in a query and not in the data, with the nearest name that is. */
export function warningsOf(statement: Statement, names: SchemaNames): Warning[] {
  const warnings = new Map<string, Warning>();
  const add = (code: Warning['code'], name: string, known: readonly string[], span: Warning['span']): void => {
    if (known.length === 0 || known.includes(name)) return;
    if (warnings.has(`${code} ${name}`)) return;
    const nearest = warnings.size < MOST_SUGGESTED ? nearestName(name, known) : null;
    const message = `the data has no ${WORDS[code]} \`${name}\``;
    const suggestion = nearest === null ? null : `did you mean \`${nearest}\`?`;
    warnings.set(`${code} ${name}`, { code, message, span, suggestion, name, nearest });
  };
  const types = new Set<object>();
  walk(statement.query, (node) => {
    const named = node as unknown as Named;
    if (named.kind === 'RelationshipPattern' && named.types !== null && named.types !== undefined) {
      walk(named.types, (inner) => void types.add(inner));
    }
    if (named.kind === 'Label' && named.name !== undefined) {
      if (types.has(node)) add('UnknownType', named.name, names.types, named.span);
      else if (!names.types.includes(named.name)) add('UnknownLabel', named.name, names.labels, named.span);
    }
    const object = (node as unknown as { object?: { kind: string } }).object;
    if (named.kind === 'Property' && named.key !== undefined && object?.kind === 'Variable') {
      if (!TEMPORAL_PARTS.has(named.key)) add('UnknownProperty', named.key, names.keys, named.span);
    }
    if (named.kind === 'NodePattern' || named.kind === 'RelationshipPattern') {
      for (const [key] of named.properties?.entries ?? []) add('UnknownProperty', key, names.keys, named.span);
    }
  });
  return [...warnings.values()];
}

/** Parts of dates, durations and points, which look like properties. */
const TEMPORAL_PARTS = new Set(
  (
    'year quarter month week weekYear dayOfQuarter quarterDay ordinalDay dayOfWeek weekDay day hour minute second ' +
    'millisecond microsecond nanosecond timezone offset offsetMinutes offsetSeconds epochSeconds epochMillis years ' +
    'quarters months weeks days hours minutes seconds milliseconds microseconds nanoseconds x y z longitude latitude ' +
    'height crs srid'
  ).split(' '),
);
