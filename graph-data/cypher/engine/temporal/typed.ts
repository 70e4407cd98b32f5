/** How temporal values and points are kept in the columns of a graph, and read back. */
import { TypedText } from '#graph/stored-value.ts';
import { PointValue } from '../values/point.ts';
import type { TemporalValue } from '../values/value.ts';
import { DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './instants.ts';
import { parseDate, parseDateTime, parseDuration, parseLocalDateTime, parseLocalTime, parseTime } from './parse.ts';

function nameOf(value: TemporalValue): string {
  if (value instanceof DateValue) return 'date';
  if (value instanceof LocalTimeValue) return 'localtime';
  if (value instanceof TimeValue) return 'time';
  if (value instanceof LocalDateTimeValue) return 'localdatetime';
  return value instanceof DateTimeValue ? 'datetime' : 'duration';
}

/** The stored form of a temporal value or a point. */
export function toTyped(value: TemporalValue | PointValue): TypedText {
  if (value instanceof PointValue) return new TypedText('point', [value.srid, ...value.coordinates].join(' '));
  return new TypedText(nameOf(value), String(value));
}

/** The value of a stored form. Types that are not known stay text. */
export function parseTyped({ type, text }: TypedText): TemporalValue | PointValue | string {
  switch (type) {
    case 'date':
      return parseDate(text);
    case 'localtime':
      return parseLocalTime(text);
    case 'time':
      return parseTime(text, 0, 0);
    case 'localdatetime':
      return parseLocalDateTime(text);
    case 'datetime':
      return parseDateTime(text, 0);
    case 'duration':
      return parseDuration(text);
    case 'point': {
      const [srid = 7203, ...coordinates] = text.split(' ').map(Number);
      return new PointValue(srid, coordinates);
    }
    default:
      return text;
  }
}
