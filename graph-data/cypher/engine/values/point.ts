/** Points on a plane, in space, or on the earth (WGS 84). */

import { floatText } from './float-text.ts';

/** Codes of coordinate systems by name. */
export const COORDINATE_SYSTEMS: Readonly<Record<string, number>> = {
  'wgs-84': 4326,
  'wgs-84-3d': 4979,
  cartesian: 7203,
  'cartesian-3d': 9157,
};

const EARTH_RADIUS_METRES = 6_378_140;

export class PointValue {
  /** EPSG code of the coordinate system. */
  readonly srid: number;
  /** x and y, or longitude and latitude in degrees; then z or height. */
  readonly coordinates: readonly number[];
  constructor(srid: number, coordinates: readonly number[]) {
    this.srid = srid;
    this.coordinates = coordinates;
  }

  get crs(): string {
    return Object.keys(COORDINATE_SYSTEMS).find((name) => COORDINATE_SYSTEMS[name] === this.srid) ?? 'cartesian';
  }

  get geographic(): boolean {
    return this.srid === 4326 || this.srid === 4979;
  }

  toString(): string {
    const names = this.coordinates.length === 3 ? ['x', 'y', 'z'] : ['x', 'y'];
    const shown = this.coordinates.map((value, index) => `${names[index]}: ${floatText(value)}`);
    return `point({${[...shown, `crs: '${this.crs}'`].join(', ')}})`;
  }
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/**
 * The distance in metres (geographic, along the great circle by the haversine formula) or in units of the plane;
 * null when the points are of different systems.
 */
export function pointDistance(a: PointValue, b: PointValue): number | null {
  if (a.srid !== b.srid) return null;
  const [ax = 0, ay = 0, az = 0] = a.coordinates;
  const [bx = 0, by = 0, bz = 0] = b.coordinates;
  if (!a.geographic) return Math.hypot(ax - bx, ay - by, az - bz);
  const half = Math.sin(radians(by - ay) / 2) ** 2;
  const across = Math.cos(radians(ay)) * Math.cos(radians(by)) * Math.sin(radians(bx - ax) / 2) ** 2;
  const angle = 2 * Math.atan2(Math.sqrt(half + across), Math.sqrt(1 - half - across));
  return Math.hypot((EARTH_RADIUS_METRES + (az + bz) / 2) * angle, az - bz);
}
