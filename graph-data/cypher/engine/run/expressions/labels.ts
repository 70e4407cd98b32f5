/** `n:Label`: decided once for each combination of labels, or name by name where a label is computed. */
import type { LabelExpression } from '../../../language/ast.ts';
import { holds, isDynamic, labelMask, typeMask } from '../../plan/labels.ts';
import { typeError, typeName } from '../../values/errors.ts';
import { isList, NodeValue, RelationshipValue } from '../../values/value.ts';
import type { Batch } from '../batch.ts';
import type { Environment, Evaluate } from '../environment.ts';

/** Whether a node or relationship has labels. */
export function hasLabels(operand: Evaluate, labels: LabelExpression, env: Environment): Evaluate {
  const { graph } = env;
  const dynamic = isDynamic(labels);
  const nodes = dynamic ? null : labelMask(graph, labels);
  const types = dynamic ? null : typeMask(graph, labels);
  const decide = dynamic ? dynamicLabels(labels, env) : null;
  return (batch, row) => {
    const value = operand(batch, row);
    if (value === null) return null;
    if (value instanceof NodeValue) {
      if (nodes !== null) return nodes[graph.labelSet[value.node] as number] === 1;
      return (decide as NonNullable<typeof decide>)(new Set(graph.labelsOf(value.node)), batch, row);
    }
    if (value instanceof RelationshipValue) {
      const type = graph.type[value.relationship] as number;
      if (types !== null) return types[type] === 1;
      return (decide as NonNullable<typeof decide>)(new Set([graph.types[type] as string]), batch, row);
    }
    throw typeError(`${typeName(value)} has no labels`);
  };
}

/** Decides a label expression with parts that are computed. */
export function dynamicLabels(
  labels: LabelExpression,
  env: Environment,
): (names: ReadonlySet<string>, batch: Batch, row: number) => boolean {
  switch (labels.kind) {
    case 'DynamicLabel': {
      const wanted = env.compile(labels.expression);
      return (names, batch, row) => {
        const value = wanted(batch, row);
        const list = isList(value) ? value : [value];
        for (const name of list) if (typeof name !== 'string') throw typeError(`a label is text, no ${typeName(name)}`);
        return labels.any
          ? list.some((name) => names.has(name as string))
          : list.every((name) => names.has(name as string));
      };
    }
    case 'LabelNot': {
      const inner = dynamicLabels(labels.operand, env);
      return (names, batch, row) => !inner(names, batch, row);
    }
    case 'LabelAnd':
    case 'LabelOr': {
      const parts = labels.operands.map((operand) => dynamicLabels(operand, env));
      const some = labels.kind === 'LabelOr';
      return (names, batch, row) =>
        some ? parts.some((part) => part(names, batch, row)) : parts.every((part) => part(names, batch, row));
    }
    default:
      return (names) => holds(labels, (name) => names.has(name), names.size > 0);
  }
}
