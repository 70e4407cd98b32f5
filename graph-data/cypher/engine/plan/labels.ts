/** Label expressions over what the graph has: decided once for each combination of labels, not for each node. */
import type { Graph } from '#graph/graph.ts';
import type { LabelExpression } from '../../language/ast.ts';
import { contains } from '../../language/walk.ts';

/** Whether a label expression depends on values that are only known when it runs. */
export function isDynamic(expression: LabelExpression): boolean {
  return contains(expression, (node) => node.kind === 'DynamicLabel');
}

/** Decides a static label expression for something with the given labels. */
export function holds(expression: LabelExpression, has: (name: string) => boolean, any: boolean): boolean {
  switch (expression.kind) {
    case 'Label':
      return has(expression.name);
    case 'AnyLabel':
      return any;
    case 'LabelNot':
      return !holds(expression.operand, has, any);
    case 'LabelAnd':
      return expression.operands.every((operand) => holds(operand, has, any));
    case 'LabelOr':
      return expression.operands.some((operand) => holds(operand, has, any));
    case 'DynamicLabel':
      return false;
  }
}

/** For each combination of labels in the graph, 1 where the expression holds. */
export function labelMask(graph: Graph, expression: LabelExpression): Uint8Array {
  return Uint8Array.from(graph.labelSets, (codes) => {
    const names = new Set(codes.map((code) => graph.labels[code] as string));
    return holds(expression, (name) => names.has(name), names.size > 0) ? 1 : 0;
  });
}

/** Both masks at once; null allows all. */
export function both(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (a === null || b === null) return a ?? b;
  return a.map((value, index) => value & (b[index] as number));
}

/** How many nodes a mask allows. */
export function nodesIn(graph: Graph, mask: Uint8Array | null): number {
  if (mask === null) return graph.nodeCount;
  let count = 0;
  mask.forEach((allowed, set) => {
    if (allowed === 1) count += (graph.labelSetStart[set + 1] as number) - (graph.labelSetStart[set] as number);
  });
  return count;
}

/** For each relationship type, 1 where the expression holds. */
export function typeMask(graph: Graph, expression: LabelExpression): Uint8Array {
  return Uint8Array.from(graph.types, (type) => (holds(expression, (name) => name === type, true) ? 1 : 0));
}

/** A label expression as it is written. */
export function labelText(expression: LabelExpression): string {
  switch (expression.kind) {
    case 'Label':
      return expression.name;
    case 'AnyLabel':
      return '%';
    case 'LabelNot':
      return `!${labelText(expression.operand)}`;
    case 'LabelAnd':
      return expression.operands.map(labelText).join('&');
    case 'LabelOr':
      return `(${expression.operands.map(labelText).join('|')})`;
    case 'DynamicLabel':
      return '$(…)';
  }
}
