import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  dateOf,
  dayNumber,
  firstWeek,
  monthLength,
  isLeap,
  moment,
  timeOfDay,
  within,
} from './calendar';
import { OFFSET, offsetZone, UTC } from './zones';

const DATE = String.raw`([+-]?\d{1,9})(?:-(?:(\d{1,2})(?:-(\d{1,2}))?|(\d{3})|W(\d{1,2})(?:-(\d))?))?`;
const FRACTION = String.raw`[.,](\d{1,9})`;
const TIME = String.raw`(\d{1,2})(?:${FRACTION}|:(\d{1,2})(?:${FRACTION}|:(\d{1,2})(?:${FRACTION})?)?)?`;
/** What `new DateTime(text)` of Joda-Time reads (ISODateTimeFormat.dateTimeParser): parts may be missing from the right. */
const ISO = new RegExp(`^(?:${DATE})?(?:T(?:${TIME})?(${OFFSET})?)?$`, 'i');

const bounded = (text: string | undefined, absent: number, least: number, most: number, what: string): number => {
  const value = text === undefined ? absent : Number(text);
  within(value, least, most, what);
  return value;
};

function dayFrom([, y, month, day, dayOfYear, week, weekday]: readonly (string | undefined)[]): number {
  const year = Number(y ?? 1970);
  if (dayOfYear !== undefined) {
    return dayNumber(year, 1, 1) + bounded(dayOfYear, 1, 1, isLeap(year) ? 366 : 365, 'day of a year') - 1;
  }
  if (week !== undefined) {
    const weeks = (firstWeek(year + 1) - firstWeek(year)) / 7;
    const ofWeek = bounded(weekday, 1, 1, 7, 'day of a week');
    return firstWeek(year) + (bounded(week, 1, 1, weeks, 'week') - 1) * 7 + ofWeek - 1;
  }
  const m = bounded(month, 1, 1, 12, 'month');
  return dayNumber(year, m, bounded(day, 1, 1, monthLength(year, m), 'day of that month'));
}

const part = (digits: string | undefined, of: number): number =>
  digits === undefined ? 0 : Math.floor(Number(`0.${digits}`) * of + 1e-6);

function timeFrom([hour, ofHour, minute, ofMinute, second, ofSecond]: readonly (string | undefined)[]): number {
  return (
    bounded(hour, 0, 0, 23, 'hour') * HOUR +
    bounded(minute, 0, 0, 59, 'minute') * MINUTE +
    bounded(second, 0, 0, 59, 'second') * SECOND +
    part(ofHour, HOUR) +
    part(ofMinute, MINUTE) +
    part(ofSecond, SECOND)
  );
}

/** A time of ISO 8601 as milliseconds since 1970; UTC is meant where no offset is given. @throws RangeError */
export function fromIso(text: string): number {
  const found = ISO.exec(text);
  // A text without a date needs an hour.
  if (!found || (found[1] ?? found[7]) === undefined) throw new RangeError(`"${text}" is no time of ISO 8601`);
  const offset = found[13];
  const zone = offset === undefined ? UTC : offsetZone(offset);
  if (!zone) throw new RangeError(`"${offset}" is no offset`);
  const local = dayFrom(found) * DAY + timeFrom(found.slice(7, 13));
  return moment(local - zone.offsetAt(0));
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
const year = (value: number): string =>
  value < 0 ? `-${String(-value).padStart(4, '0')}` : value > 999 ? String(value) : String(value).padStart(4, '0');

export function offsetText(offset: number, colon = ':'): string {
  const minutes = Math.abs(Math.trunc(offset / MINUTE));
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${colon}${two(minutes % 60)}`;
}

/** ISO 8601 with the offset; milliseconds only where there are some, unless told otherwise. */
export function toIso(epochMillis: number, offset: number, wholeSeconds: 'short' | 'millis'): string {
  const local = epochMillis + offset;
  const { year: y, month, day } = dateOf(local);
  const time = timeOfDay(local);
  const millis = time % SECOND;
  const fraction = millis === 0 && wholeSeconds === 'short' ? '' : `.${String(millis).padStart(3, '0')}`;
  const clock = `${two(Math.floor(time / HOUR))}:${two(Math.floor(time / MINUTE) % 60)}:${two(Math.floor(time / SECOND) % 60)}`;
  return `${year(y)}-${two(month)}-${two(day)}T${clock}${fraction}${offset === 0 ? 'Z' : offsetText(offset)}`;
}
