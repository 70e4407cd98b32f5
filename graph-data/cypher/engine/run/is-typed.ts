/** `x IS :: LIST<INTEGER NOT NULL>`. */
import type { ValueType } from '../../language/ast.ts';
import { typeName } from '../values/errors.ts';
import { isList, isMap, NodeValue, PathValue, RelationshipValue, type Value } from '../values/value.ts';

function isOne(value: Value, name: string, item: ValueType | null): boolean {
  switch (name) {
    case 'ANY':
      return true;
    case 'PROPERTY VALUE':
      if (
        value instanceof NodeValue ||
        value instanceof RelationshipValue ||
        value instanceof PathValue ||
        isMap(value)
      )
        return false;
      return !isList(value) || value.every((each) => each !== null && !isList(each) && isOne(each, name, null));
    case 'LIST':
      return isList(value) && (item === null || value.every((each) => isOfType(each, item)));
    case 'UNION':
      return item !== null && isOfType(value, item);
    default:
      return typeName(value) === name;
  }
}

/** Whether a value is of a type. Null is of every type that does not exclude it. */
export function isOfType(value: Value, type: ValueType): boolean {
  return type.alternatives.some(({ name, notNull, item }) => {
    if (name === 'NOTHING') return false;
    return value === null ? !notNull : isOne(value, name, item);
  });
}
