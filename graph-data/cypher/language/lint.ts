/** What an editor underlines: the first fault of a query, and names that the data does not have. */
import { CypherError, positionAt, type Span } from './errors.ts';
import { guard } from './guard.ts';
import { childrenOf } from './walk.ts';

/** The names that the data has. */
export interface SchemaNames {
  readonly labels: readonly string[];
  readonly types: readonly string[];
  readonly keys: readonly string[];
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** The name of the fault, as in the error catalogue of openCypher, or of the warning. */
  readonly code: string;
  readonly message: string;
  readonly suggestion: string | null;
  readonly span: Span;
  /** Line and column of the start, both from 1. */
  readonly line: number;
  readonly column: number;
}

interface TreeNode {
  readonly kind: string;
  readonly name?: string;
  readonly span: Span;
}

function diagnostic(
  text: string,
  severity: Diagnostic['severity'],
  code: string,
  message: string,
  span: Span,
  suggestion: string | null,
): Diagnostic {
  return { severity, code, message, suggestion, span, ...positionAt(text, span[0]) };
}

/** Labels stand in nodes and predicates, types in relationships. */
function unknownNames(
  node: object,
  schema: SchemaNames,
  inType: boolean,
  found: { name: string; span: Span; type: boolean }[],
): void {
  for (const child of childrenOf(node) as unknown as TreeNode[]) {
    const types = inType || child.kind === 'RelationshipPattern';
    const label = child.kind === 'Label' && child.name !== undefined ? child.name : null;
    if (label !== null) {
      // A condition such as `r:SAID` may speak of either.
      const known = inType ? schema.types : [...schema.labels, ...schema.types];
      if (known.length > 0 && !known.includes(label)) found.push({ name: label, span: child.span, type: inType });
    }
    unknownNames(child, schema, child.kind === 'NodePattern' ? false : types, found);
  }
}

/** The diagnostics of a text, in the order of the text. Throws nothing. */
export function lint(text: string, schema: SchemaNames): Diagnostic[] {
  try {
    const statement = guard(text);
    const found: { name: string; span: Span; type: boolean }[] = [];
    unknownNames(statement.query, schema, false, found);
    return found.map(({ name, span, type }) => {
      const what = type ? 'relationship type' : 'label';
      const code = type ? 'UnknownType' : 'UnknownLabel';
      return diagnostic(text, 'warning', code, `the data has no ${what} \`${name}\``, span, null);
    });
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    const span = error.span ?? [0, text.length];
    return [diagnostic(text, 'error', error.detail, error.message, span, error.suggestion)];
  }
}
