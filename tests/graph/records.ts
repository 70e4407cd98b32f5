/** Random records for property tests: every kind of value, several scripts, self-loops and parallel edges. */
import fc from 'fast-check';
import type { NodeRecord, PropertyGraph, PropertyValue, RelationshipRecord, Scalar } from '#model/property-graph.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '贝森特', '高市早苗', 'Žďár', '👩‍🔬', 'a'.repeat(2000), '\u0000', '__proto__'),
);
const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  text,
  fc.boolean(),
  fc.double(),
  fc.constantFrom(-0, Number.NaN, Infinity),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
);
const value: fc.Arbitrary<PropertyValue> = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }));
const properties = fc.dictionary(fc.constantFrom('name', 'at', 'score', 'note', '__proto__', '键'), value, {
  noNullPrototype: true,
});
const id = fc.oneof(fc.constantFrom('a', 'b', 'c', 'd', 'e', '贝'), fc.string({ unit: 'binary', maxLength: 6 }));

const labels = fc
  .uniqueArray(fc.constantFrom('Actor', 'Entity', 'Person', '物'), { maxLength: 3 })
  .map((names) => names.toSorted());

/** A graph whose nodes and relationships come in any order; some of them carry their own id as a property. */
export const propertyGraphs: fc.Arbitrary<PropertyGraph> = fc.uniqueArray(id, { maxLength: 12 }).chain((ids) =>
  fc.record({
    nodes: fc.tuple(
      ...ids.map((own) =>
        fc.record({ id: fc.constant(own), labels, properties, withId: fc.boolean() }).map(withOwnId<NodeRecord>),
      ),
    ),
    relationships:
      ids.length === 0
        ? fc.constant<RelationshipRecord[]>([])
        : fc.uniqueArray(
            fc
              .record({
                id,
                type: fc.constantFrom('SAID', 'ABOUT', '言'),
                source: fc.constantFrom(...ids),
                target: fc.constantFrom(...ids),
                properties,
                withId: fc.boolean(),
              })
              .map(withOwnId<RelationshipRecord>),
            { maxLength: 30, selector: (relationship) => relationship.id },
          ),
  }),
);

function withOwnId<T extends { id: string; properties: Record<string, PropertyValue> | object }>(
  record: T & { withId: boolean },
): T {
  const { withId, ...rest } = record;
  const kept = rest as unknown as T;
  return withId ? { ...kept, properties: { ...kept.properties, id: kept.id } } : kept;
}
