import type { ZonedDateTime } from '@js-joda/core';
import { ChronoField, IsoFields, LocalDate, LocalDateTime, ZoneOffset } from '@js-joda/core';
import { zoneOf } from './time-zones';

/** Joda-Time's pattern letters (DateTimeFormat): `YYYY` is the year of era there, and a run of letters sets the width. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const NANOS_PER_SECOND_DIGITS = 9;
/** Joda reads a two-digit year as the one within 1950 … 2049. */
const PIVOT = 50;
/** The year of a date read without one. */
const DEFAULT_YEAR = 2000;

type Fields = Partial<
  Record<'year' | 'month' | 'day' | 'dayOfYear' | 'hour' | 'halfHour' | 'half' | 'minute' | 'second' | 'nano', number>
> & {
  zone?: string;
};

interface Letter {
  readonly print: (time: ZonedDateTime, width: number) => string;
  /** How the letter is read: a regular expression and what it sets. Absent: it can be printed only. */
  readonly read?: {
    readonly as: (width: number) => string;
    readonly into: (fields: Fields, text: string, width: number) => void;
  };
}

const digits = (value: number, width: number) =>
  value < 0 ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');

/** At most nine digits, so that a number is always exact. */
const NUMBER = () => '([0-9]{1,9})';
const set =
  (field: Exclude<keyof Fields, 'zone'>, adjust = (value: number) => value) =>
  (fields: Fields, text: string) =>
    void (fields[field] = adjust(Number(text)));

const number = (
  value: (time: ZonedDateTime) => number,
  field?: Exclude<keyof Fields, 'zone'>,
  adjust?: (value: number) => number,
): Letter => ({
  print: (time, width) => digits(value(time), width),
  ...(field ? { read: { as: NUMBER, into: set(field, adjust) } } : {}),
});

const year = (value: (time: ZonedDateTime) => number, readable: boolean): Letter => ({
  print: (time, width) => (width === 2 ? digits(value(time) % 100, 2) : digits(value(time), width)),
  ...(readable
    ? {
        read: {
          as: (width) => (width === 4 ? '([0-9]{4})' : NUMBER()),
          into: (fields: Fields, text: string, width: number) => {
            const two = width === 2 && text.length === 2;
            fields.year = Number(text) + (two ? (Number(text) < PIVOT ? 2000 : 1900) : 0);
          },
        },
      }
    : {}),
});

const named = (names: readonly string[], text: string) =>
  names.findIndex((name) => name.slice(0, 3).toLowerCase() === text.slice(0, 3).toLowerCase()) + 1;

const offset = (time: ZonedDateTime, width: number) => {
  if (width >= 3) return time.zone().id();
  const id = time.offset().id() === 'Z' ? '+00:00' : time.offset().id();
  return width === 1 ? id.replace(':', '') : id;
};

const LETTERS: Readonly<Record<string, Letter>> = {
  G: { print: (time) => (time.year() > 0 ? 'AD' : 'BC') },
  C: number((time) => Math.floor(time.year() / 100)),
  Y: year((time) => time.year(), true),
  y: year((time) => time.year(), true),
  x: year((time) => time.get(IsoFields.WEEK_BASED_YEAR), false),
  w: number((time) => time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
  e: number((time) => time.dayOfWeek().value()),
  E: {
    print: (time, width) => {
      const name = DAYS[time.dayOfWeek().value() - 1]!;
      return width >= 4 ? name : name.slice(0, 3);
    },
    read: { as: () => '([A-Za-z]{3,9})', into: () => undefined },
  },
  D: number((time) => time.dayOfYear(), 'dayOfYear'),
  M: {
    print: (time, width) => {
      const name = MONTHS[time.monthValue() - 1]!;
      return width >= 4 ? name : width === 3 ? name.slice(0, 3) : digits(time.monthValue(), width);
    },
    read: {
      as: (width) => (width >= 3 ? '([A-Za-z]{3,9})' : NUMBER()),
      into: (fields, text, width) => void (fields.month = width >= 3 ? named(MONTHS, text) : Number(text)),
    },
  },
  d: number((time) => time.dayOfMonth(), 'day'),
  a: {
    print: (time) => (time.hour() < 12 ? 'AM' : 'PM'),
    read: { as: () => '([AaPp][Mm])', into: (fields, text) => void (fields.half = /^p/i.test(text) ? 12 : 0) },
  },
  K: number((time) => time.hour() % 12, 'halfHour'),
  h: number(
    (time) => time.hour() % 12 || 12,
    'halfHour',
    (hour) => hour % 12,
  ),
  H: number((time) => time.hour(), 'hour'),
  k: number(
    (time) => time.hour() || 24,
    'hour',
    (hour) => hour % 24,
  ),
  m: number((time) => time.minute(), 'minute'),
  s: number((time) => time.second(), 'second'),
  S: {
    print: (time, width) => digits(time.nano(), NANOS_PER_SECOND_DIGITS).slice(0, width).padEnd(width, '0'),
    read: {
      as: () => '([0-9]{1,9})',
      into: (fields, text) => void (fields.nano = Number(text.padEnd(NANOS_PER_SECOND_DIGITS, '0'))),
    },
  },
  z: { print: (time) => (time.offset().equals(ZoneOffset.UTC) ? 'UTC' : time.offset().id()) },
  Z: {
    print: offset,
    read: {
      as: () => '([+-][0-9]{2}:?[0-9]{2}|Z|[A-Za-z_]+(?:/[A-Za-z_]+)*)',
      into: (fields, text) => void (fields.zone = text.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')),
    },
  },
};

type Part = { readonly literal: string } | { readonly letter: Letter; readonly width: number };

/** `''` is a quote, `'at'` is literal, a run of one letter is a field. @throws RangeError for a letter without meaning */
function partsOf(pattern: string): Part[] {
  const parts: Part[] = [];
  for (const [token] of pattern.matchAll(/''|'(?:[^']|'')*'?|([A-Za-z])\1*|[^A-Za-z']+/g)) {
    if (token === "''") parts.push({ literal: "'" });
    else if (token.startsWith("'")) parts.push({ literal: token.replace(/^'|'$/g, '').replaceAll("''", "'") });
    else if (/^[A-Za-z]/.test(token)) {
      const letter = Object.hasOwn(LETTERS, token[0]!) ? LETTERS[token[0]!] : undefined;
      if (!letter) throw new RangeError(`"${token[0]}" is no letter of a Joda-Time pattern`);
      parts.push({ letter, width: token.length });
    } else parts.push({ literal: token });
  }
  return parts;
}

/** Prints a time by a Joda-Time pattern: `YYYY-MM-dd HH:mm:ss`. */
export const formatTime = (time: ZonedDateTime, pattern: string): string =>
  partsOf(pattern)
    .map((part) => ('literal' in part ? part.literal : part.letter.print(time, part.width)))
    .join('');

/** Reads a time by a Joda-Time pattern; UTC unless the text names a zone. @throws RangeError where it does not fit */
export function parseTime(text: string, pattern: string): ZonedDateTime {
  const parts = partsOf(pattern);
  const fields: Fields = {};
  let position = 0;
  for (const part of parts) {
    if ('literal' in part) {
      if (!text.startsWith(part.literal, position)) throw new RangeError(`"${text}" does not fit "${pattern}"`);
      position += part.literal.length;
      continue;
    }
    const { read } = part.letter;
    if (!read) throw new RangeError(`"${pattern}" holds a letter that can only be printed`);
    const adjacent = 'letter' in (parts[parts.indexOf(part) + 1] ?? {});
    const found = new RegExp(adjacent ? exact(read.as(part.width), part.width) : read.as(part.width), 'y');
    found.lastIndex = position;
    const match = found.exec(text);
    if (!match) throw new RangeError(`"${text}" does not fit "${pattern}"`);
    read.into(fields, match[0], part.width);
    position += match[0].length;
  }
  if (position !== text.length) throw new RangeError(`"${text}" does not fit "${pattern}"`);
  return assembled(fields);
}

/** Two numbers without anything between them, `yyyyMMdd`, are told apart by their widths. */
const exact = (source: string, width: number) => source.replace('[0-9]{1,9}', `[0-9]{${width}}`);

function assembled({
  year: y = DEFAULT_YEAR,
  month,
  day,
  dayOfYear,
  hour,
  halfHour,
  half,
  ...rest
}: Fields): ZonedDateTime {
  const date = dayOfYear === undefined ? LocalDate.of(y, month ?? 1, day ?? 1) : LocalDate.ofYearDay(y, dayOfYear);
  const hours = hour ?? (halfHour ?? 0) + (half ?? 0);
  const time = LocalDateTime.of(date.year(), date.monthValue(), date.dayOfMonth(), hours, rest.minute ?? 0)
    .with(ChronoField.SECOND_OF_MINUTE, rest.second ?? 0)
    .with(ChronoField.NANO_OF_SECOND, rest.nano ?? 0);
  return time.atZone(rest.zone === undefined ? ZoneOffset.UTC : zoneOf(rest.zone));
}
