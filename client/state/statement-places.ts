/** Where statements lie that stand on their own: beside the middle of the line that they came out of. */
import type { Point } from '#picture/scene.ts';
import type { EdgeRow, StatementRow } from '#protocol/rows.ts';
import type { Id } from './exploration.ts';

/** How far statements of one line lie apart, in parts of its length, and at least in layout units. */
const APART = 0.14;
const LEAST_APART = 26;

/** The two ends of a statement among what is shown: whose it is, and what it is mainly about. */
function endsOf(
  statement: StatementRow,
  edges: readonly EdgeRow[],
  places: ReadonlyMap<Id, Point>,
  drawn: (id: Id) => Id,
): readonly [Point, Point] | null {
  const joined = new Set(
    edges.flatMap(({ source, target }) =>
      source === statement.id ? [target] : target === statement.id ? [source] : [],
    ),
  );
  const unit =
    statement.units.find((each) => each.primary && joined.has(drawn(each.entity))) ??
    statement.units.find((each) => joined.has(drawn(each.entity)));
  const from = places.get(drawn(unit?.actor ?? statement.speaker)) ?? places.get(drawn(statement.speaker));
  const to = unit && places.get(drawn(unit.entity));
  if (from && to) return [from, to];
  const other = from ?? to;
  return other ? [other, { x: other.x + 4 * LEAST_APART, y: other.y }] : null;
}

/**
 * Places for the statements that have none: those between the same two ends side by side across their line.
 * `drawn` gives the node that an entity is drawn as.
 */
export function statementPlaces(
  statements: Iterable<StatementRow>,
  edges: readonly EdgeRow[],
  places: ReadonlyMap<Id, Point>,
  drawn: (id: Id) => Id,
): Map<Id, Point> {
  const bundles = new Map<string, { ends: readonly [Point, Point]; ids: Id[] }>();
  for (const statement of statements) {
    if (places.has(statement.id)) continue;
    const ends = endsOf(statement, edges, places, drawn);
    if (!ends) continue;
    const key = ends.map(({ x, y }) => `${x} ${y}`).join(' ');
    const bundle = bundles.get(key);
    if (bundle) bundle.ids.push(statement.id);
    else bundles.set(key, { ends, ids: [statement.id] });
  }
  const found = new Map<Id, Point>();
  for (const { ends, ids } of bundles.values()) {
    const [from, to] = ends;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.max(1, Math.hypot(dx, dy));
    const gap = Math.max(LEAST_APART, length * APART);
    ids.toSorted().forEach((id, nth) => {
      const across = (nth - (ids.length - 1) / 2) * gap;
      found.set(id, {
        x: Math.round((from.x + to.x) / 2 - (dy / length) * across),
        y: Math.round((from.y + to.y) / 2 + (dx / length) * across),
      });
    });
  }
  return found;
}
