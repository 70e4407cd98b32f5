/** Functions on points. */
import { argumentError, typeError, typeName } from '../values/errors.ts';
import { COORDINATE_SYSTEMS, pointDistance, PointValue } from '../values/point.ts';
import { isMap, isNumber, NodeValue, RelationshipValue, type MapValue, type Value } from '../values/value.ts';
import { define, type FunctionDefinition } from './definition.ts';
import { propertiesOf } from './elements.ts';

function coordinate(map: MapValue, key: string): number | null {
  const value = map.get(key) ?? null;
  if (value === null) return null;
  if (!isNumber(value))
    throw typeError(`the ${key} of a point is a number, no ${typeName(value)}`, 'InvalidArgumentValue');
  return Number(value);
}

/** Degrees out of range: latitudes fail, longitudes wrap around. */
function onEarth(coordinates: number[]): number[] {
  const [longitude = 0, latitude = 0, ...rest] = coordinates;
  if (Math.abs(latitude) > 90) throw argumentError(`the latitude ${latitude} is beyond a pole`);
  const wrapped = ((((longitude + 180) % 360) + 360) % 360) - 180;
  return [Math.abs(longitude) <= 180 ? longitude : wrapped, latitude, ...rest];
}

function systemOf(map: MapValue): number | null {
  const crs = map.get('crs') ?? null;
  const srid = map.get('srid') ?? null;
  if (typeof srid === 'bigint') {
    if (!Object.values(COORDINATE_SYSTEMS).includes(Number(srid))) throw argumentError(`there is no srid ${srid}`);
    return Number(srid);
  }
  if (crs === null) return null;
  const code = typeof crs === 'string' ? COORDINATE_SYSTEMS[crs.toLowerCase()] : undefined;
  if (code === undefined) throw argumentError(`there is no crs ${typeof crs === 'string' ? crs : typeName(crs)}`);
  return code;
}

const KEYS = ['x', 'y', 'z', 'longitude', 'latitude', 'height', 'crs', 'srid'];

function point(map: MapValue): Value {
  // A null among the parts makes the point unknown.
  if (KEYS.some((key) => map.has(key) && map.get(key) === null)) return null;
  const named = map.has('latitude') || map.has('longitude');
  const x = coordinate(map, named ? 'longitude' : 'x');
  const y = coordinate(map, named ? 'latitude' : 'y');
  const z = coordinate(map, 'height') ?? coordinate(map, 'z');
  if (x === null || y === null) throw argumentError('a point needs x and y, or longitude and latitude');
  const coordinates = z === null ? [x, y] : [x, y, z];
  const system = systemOf(map) ?? (named ? (z === null ? 4326 : 4979) : z === null ? 7203 : 9157);
  const flat = system === 4326 || system === 7203;
  if (flat !== (z === null)) throw argumentError(`this system takes ${flat ? 2 : 3} coordinates`);
  return new PointValue(system, system === 4326 || system === 4979 ? onEarth(coordinates) : coordinates);
}

function within(value: Value, lower: Value, upper: Value): Value {
  if (!(value instanceof PointValue) || !(lower instanceof PointValue) || !(upper instanceof PointValue)) return null;
  if (value.srid !== lower.srid || value.srid !== upper.srid) return null;
  return value.coordinates.every((at, axis) => {
    const low = lower.coordinates[axis] as number;
    const high = upper.coordinates[axis] as number;
    // A box may cross the antimeridian.
    if (axis === 0 && value.geographic && low > high) return at >= low || at <= high;
    return at >= low && at <= high;
  });
}

export const SPATIAL_FUNCTIONS: readonly FunctionDefinition[] = [
  define('point', [1, 1], [['MAP', 'NODE', 'RELATIONSHIP']], 'POINT', ([value = null], { graph }) => {
    if (isMap(value)) return point(value);
    if (value instanceof NodeValue || value instanceof RelationshipValue)
      return point(propertiesOf(graph, value) ?? new Map());
    throw typeError(`point() takes a map, no ${typeName(value)}`);
  }),
  define('point.distance', [2, 2], [], 'FLOAT', ([a = null, b = null]) =>
    a instanceof PointValue && b instanceof PointValue ? pointDistance(a, b) : null,
  ),
  define('distance', [2, 2], [], 'FLOAT', ([a = null, b = null]) =>
    a instanceof PointValue && b instanceof PointValue ? pointDistance(a, b) : null,
  ),
  define('point.withinBBox', [3, 3], [], 'BOOLEAN', ([value = null, lower = null, upper = null]) =>
    within(value, lower, upper),
  ),
];
