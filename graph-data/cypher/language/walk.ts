/** Walks the tree of a query generically, and compares two trees by shape. */

interface TreeNode {
  readonly kind: string;
  readonly id: number;
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
}

/** The tree nodes directly below, in order, through lists and plain objects. */
export function childrenOf(value: object): TreeNode[] {
  const found: TreeNode[] = [];
  for (const member of Object.values(value)) {
    if (isNode(member)) found.push(member);
    else if (typeof member === 'object' && member !== null) found.push(...childrenOf(member as object));
  }
  return found;
}

/** Visits a node and all below it; `visit` returns false to leave out what is below a node. */
export function walk(node: object, visit: (node: TreeNode) => boolean | void): void {
  if (isNode(node) && visit(node) === false) return;
  for (const child of childrenOf(node)) walk(child, visit);
}

/** Whether any node at or below satisfies the test. */
export function contains(node: object, test: (node: TreeNode) => boolean): boolean {
  if (isNode(node) && test(node)) return true;
  return childrenOf(node).some((child) => contains(child, test));
}

/** Whether two trees say the same, wherever in the text they stand. */
export function sameTree(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b);
  }
  const keysOf = (value: object): string[] => Object.keys(value).filter((key) => key !== 'id' && key !== 'span');
  const keys = keysOf(a);
  return (
    keys.length === keysOf(b).length &&
    keys.every((key) => sameTree((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
