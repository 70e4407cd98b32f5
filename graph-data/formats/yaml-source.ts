/**
 * YAML text → plain values that know where they stand: every path in the value leads to a line and a column.
 * Aliases are refused, so that no small file can unfold into a large one.
 */
import { isCollection, isMap, isNode, isPair, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { Position } from '#model/errors.ts';

export type YamlPath = readonly (string | number)[];

/** A parsed file. `positionOf` gives the place of the value at a path, or of its nearest parent that is there. */
export interface YamlSource {
  readonly value: unknown;
  readonly positionOf: (path: YamlPath) => Position;
  readonly positionOfKey: (path: YamlPath) => Position;
}

export interface YamlFault {
  readonly position: Position;
  readonly message: string;
}

export type YamlResult =
  | { readonly ok: true; readonly source: YamlSource }
  | { readonly ok: false; readonly faults: readonly YamlFault[] };

const TOO_DEEP = 'lists or records nested too deep';

/** The parser reports its own exhausted stack as if it were the text's fault. */
function inWords(message: string): string {
  return message.startsWith('Maximum call stack') ? TOO_DEEP : message;
}

/** One fault often makes a hundred more after it: the first ones are told. */
const MOST_FAULTS = 20;

function nodeAt(root: Node | null, path: YamlPath): Node | null {
  let node: Node | null = root;
  let found: Node | null = root;
  for (const step of path) {
    if (!isCollection(node)) return found;
    const next: unknown = isMap(node) ? node.get(String(step), true) : isSeq(node) ? node.get(step, true) : null;
    if (!isNode(next)) return found;
    node = next;
    found = next;
  }
  return found;
}

function keyAt(root: Node | null, path: YamlPath): Node | null {
  const parent = nodeAt(root, path.slice(0, -1));
  const key = path.at(-1);
  if (isMap(parent)) {
    for (const pair of parent.items) {
      if (isPair(pair) && isNode(pair.key) && 'value' in pair.key && String(pair.key.value) === String(key))
        return pair.key;
    }
  }
  return nodeAt(root, path);
}

/** Parses one YAML 1.2 document. All syntax errors come back at once, each with its place. */
export function parseYaml(text: string): YamlResult {
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, faults: [{ position: { line: 1, column: 1 }, message: TOO_DEEP }] };
  }
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    return {
      ok: false,
      faults: document.errors
        .slice(0, MOST_FAULTS)
        .map((error) => ({ position: place(error.pos[0]), message: inWords(error.message) })),
    };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, faults: [{ position: { line: 1, column: 1 }, message }] };
  }
  const root = document.contents;
  const positionOf = (node: Node | null): Position => place(node?.range?.[0] ?? 0);
  return {
    ok: true,
    source: {
      value,
      positionOf: (path) => positionOf(nodeAt(root, path)),
      positionOfKey: (path) => positionOf(keyAt(root, path)),
    },
  };
}
