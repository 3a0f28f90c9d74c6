import { HOUR, MINUTE, SECOND, dateOf, dayOf, dayOfYear, moment, timeOfDay, weekday, weekOf } from './calendar';
import type { Read } from './fields';
import { assemble, FIELDS } from './fields';
import { offsetText } from './iso';
import { zoneName, ZONE_NAMES } from './zone-names';
import type { Zone } from './zones';
import { knownZone, OFFSET, offsetZone, UTC, zoneOf } from './zones';

/** Joda-Time's patterns (DateTimeFormat): a run of one letter is a field, and its length sets the width; `YYYY` is the year of era there. */

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const SHORT = 3;
const MOST_DIGITS = 9;

/** A moment as a zone's clocks and calendar show it. */
interface Shown {
  readonly local: number;
  readonly epoch: number;
  readonly zone: Zone;
}

/** What reading a text has found so far. */
interface Reading {
  readonly text: string;
  readonly pattern: string;
  position: number;
  zone?: Zone;
  /** Wins over a zone. */
  offset?: Zone;
  readonly reads: Read[];
  /** The year that two digits are near to: 50 years before it to 49 after. */
  readonly pivot: number;
}

interface Part {
  readonly print: (shown: Shown) => string;
  /** @throws RangeError where the text does not fit */
  readonly read: (reading: Reading) => void;
}

const unfit = ({ text, pattern }: Reading): never => {
  throw new RangeError(`"${text}" does not fit "${pattern}"`);
};

const padded = (value: number, width: number): string =>
  value < 0 ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');

function taken(reading: Reading, pattern: RegExp): string {
  pattern.lastIndex = reading.position;
  const found = pattern.exec(reading.text)?.[0] ?? unfit(reading);
  reading.position += found.length;
  return found;
}

const DIGITS = Array.from({ length: MOST_DIGITS + 1 }, (_, most) => new RegExp(`[0-9]{1,${most || 1}}`, 'y'));
const SIGNED = Array.from({ length: MOST_DIGITS + 1 }, (_, most) => new RegExp(`[+-]?[0-9]{1,${most || 1}}`, 'y'));
const digitsUpTo = (most: number): RegExp => DIGITS[Math.min(most, MOST_DIGITS)]!;

const number = (
  width: number,
  most: number,
  field: Read['field'],
  value: (shown: Shown) => number,
  adjust = (read: number) => read,
): Part => {
  // What is printed in more digits is read in as many.
  const digits = digitsUpTo(Math.max(width, most));
  return {
    print: (shown) => padded(value(shown), width),
    read: (reading) => void reading.reads.push({ field, value: adjust(Number(taken(reading, digits))) }),
  };
};

/** Two letters are a year of two digits; where something other than a number follows, more digits are a year as it stands. */
function year(width: number, adjacent: boolean, field: Read['field'], value: (shown: Shown) => number): Part {
  const digits = SIGNED[adjacent ? Math.min(width, MOST_DIGITS) : MOST_DIGITS]!;
  const print =
    width === 2
      ? (shown: Shown) => padded(Math.abs(value(shown)) % 100, 2)
      : (shown: Shown) => padded(value(shown), width);
  const read = (reading: Reading): void => {
    const text = taken(reading, digits);
    const plain = Number(text);
    const near = width === 2 && text.length === 2;
    const first = reading.pivot - 50;
    reading.reads.push({ field, value: near ? first + ((((plain - first) % 100) + 100) % 100) : plain });
  };
  return { print, read };
}

/** Names are read in full or cut to three letters, whatever their case. */
function named(names: readonly string[], width: number, field: Read['field'], value: (shown: Shown) => number): Part {
  const pattern = new RegExp(names.flatMap((name) => [name, name.slice(0, SHORT)]).join('|'), 'iy');
  return {
    print: (shown) => (width > SHORT ? names[value(shown) - 1]! : names[value(shown) - 1]!.slice(0, SHORT)),
    read: (reading) => {
      const start = taken(reading, pattern).slice(0, SHORT).toLowerCase();
      reading.reads.push({ field, value: names.findIndex((name) => name.toLowerCase().startsWith(start)) + 1 });
    },
  };
}

const literal = (text: string): Part => ({
  print: () => text,
  read: (reading) => {
    const end = reading.position + text.length;
    if (reading.text.slice(reading.position, end).toLowerCase() !== text.toLowerCase()) unfit(reading);
    reading.position = end;
  },
});

const OFFSETS = new RegExp(OFFSET, 'iy');
const IDS = /[A-Za-z_]+(?:[/_+-][A-Za-z0-9_+-]+)*/y;
const NAMES = new RegExp(Object.keys(ZONE_NAMES).join('|'), 'y');

const readOffset = (reading: Reading): Zone | undefined => offsetZone(taken(reading, OFFSETS));
const readName = (reading: Reading): Zone => zoneOf(ZONE_NAMES[taken(reading, NAMES)]!);

/** Ids that name an offset: a zone may be asked for by one, a text is not read as one. */
const OFFSET_ID = /^UT$|^(?:UTC?|GMT)[+-]/;

/** The longest id of a zone that stands there: in `America/New_York/7` the slash is a text between. */
function readId(reading: Reading): Zone {
  const { position } = reading;
  for (let id = taken(reading, IDS); id !== ''; id = id.slice(0, -1)) {
    const zone = OFFSET_ID.test(id) ? undefined : knownZone(id);
    if (!zone) continue;
    reading.position = position + id.length;
    return zone;
  }
  return unfit(reading);
}

const zoned = (print: Part['print'], read: (reading: Reading) => Zone | undefined, what: 'zone' | 'offset'): Part => ({
  print,
  read: (reading) => {
    reading[what] = read(reading) ?? unfit(reading);
  },
});

/** The last hour of a clock that begins with one stands for the first. @throws RangeError */
const clockHour =
  (last: number) =>
  (read: number): number => {
    if (read === 0) throw new RangeError(`0 is no hour from 1 to ${last}`);
    return read === last ? 0 : read;
  };

const offsetAt = ({ epoch, zone }: Shown): number => zone.offsetAt(epoch);
const yearOfEra = ({ local }: Shown): number => {
  const { year: of } = dateOf(local);
  return of > 0 ? of : 1 - of;
};
const hour = ({ local }: Shown): number => Math.floor(timeOfDay(local) / HOUR);

const calendarYear = (width: number, adjacent: boolean): Part =>
  year(width, adjacent, FIELDS.year, ({ local }) => dateOf(local).year);

/** The part that a run of one letter stands for; undefined for a letter without meaning. */
function partOf(letter: string, width: number, adjacent: boolean): Part | undefined {
  switch (letter) {
    case 'G':
      return {
        print: ({ local }) => (dateOf(local).year > 0 ? 'AD' : 'BC'),
        read: (reading) =>
          void reading.reads.push({ field: FIELDS.era, value: /^A/i.test(taken(reading, /AD|BC|CE|BCE/iy)) ? 1 : 0 }),
      };
    case 'C':
      return number(width, width, FIELDS.century, ({ local }) => Math.floor(dateOf(local).year / 100));
    case 'Y':
      return width === 2
        ? calendarYear(width, adjacent)
        : number(width, adjacent ? width : MOST_DIGITS, FIELDS.yearOfEra, yearOfEra);
    case 'y':
      return calendarYear(width, adjacent);
    case 'x':
      return year(width, adjacent, FIELDS.weekYear, ({ local }) => weekOf(local).year);
    case 'w':
      return number(width, 2, FIELDS.week, ({ local }) => weekOf(local).week);
    case 'e':
      return number(width, 1, FIELDS.dayOfWeek, ({ local }) => weekday(dayOf(local)));
    case 'E':
      return named(DAYS, width, FIELDS.dayOfWeek, ({ local }) => weekday(dayOf(local)));
    case 'D':
      return number(width, 3, FIELDS.dayOfYear, ({ local }) => dayOfYear(local));
    case 'M':
      return width >= SHORT
        ? named(MONTHS, width, FIELDS.month, ({ local }) => dateOf(local).month)
        : number(width, 2, FIELDS.month, ({ local }) => dateOf(local).month);
    case 'd':
      return number(width, 2, FIELDS.dayOfMonth, ({ local }) => dateOf(local).day);
    default:
      return timePart(letter, width);
  }
}

function timePart(letter: string, width: number): Part | undefined {
  switch (letter) {
    case 'a':
      return {
        print: (shown) => (hour(shown) < 12 ? 'AM' : 'PM'),
        read: (reading) =>
          void reading.reads.push({ field: FIELDS.half, value: /^p/i.test(taken(reading, /[AP]M/iy)) ? 1 : 0 }),
      };
    case 'K':
      return number(width, 2, FIELDS.hourOfHalf, (shown) => hour(shown) % 12);
    case 'h':
      return number(width, 2, FIELDS.hourOfHalf, (shown) => hour(shown) % 12 || 12, clockHour(12)); // prettier-ignore
    case 'H':
      return number(width, 2, FIELDS.hour, hour);
    case 'k':
      return number(width, 2, FIELDS.hour, (shown) => hour(shown) || 24, clockHour(24));
    case 'm':
      return number(width, 2, FIELDS.minute, ({ local }) => Math.floor(timeOfDay(local) / MINUTE) % 60);
    case 's':
      return number(width, 2, FIELDS.second, ({ local }) => Math.floor(timeOfDay(local) / SECOND) % 60);
    case 'S':
      return {
        print: ({ local }) =>
          padded(timeOfDay(local) % SECOND, 3)
            .slice(0, width)
            .padEnd(width, '0'),
        read: (reading) => {
          const digits = taken(reading, digitsUpTo(width)).slice(0, 3).padEnd(3, '0');
          reading.reads.push({ field: FIELDS.millis, value: Number(digits) });
        },
      };
    case 'z':
      return zoned(({ epoch, zone }) => zoneName(zone, epoch, width > SHORT ? 'long' : 'short'), readName, 'zone');
    case 'Z':
      return width >= SHORT
        ? zoned(({ zone }) => zone.id, readId, 'zone')
        : zoned((shown) => offsetText(offsetAt(shown), width === 1 ? '' : ':'), readOffset, 'offset');
    default:
      return undefined;
  }
}

const TOKENS = /''|'(?:[^']|'')*'?|([A-Za-z])\1*|[^A-Za-z']+/g;

function compiled(pattern: string): readonly Part[] {
  if (pattern === '' || pattern === "'") throw new RangeError('a format needs a letter or a text');
  const tokens = pattern.match(TOKENS) ?? [];
  return tokens.map((token, index) => {
    if (token === "''") return literal("'");
    if (token.startsWith("'")) return literal(token.replace(/^'|'$/g, '').replaceAll("''", "'"));
    if (!/^[A-Za-z]/.test(token)) return literal(token);
    // Two numbers without anything between them, `yyyyMMdd`, are told apart by their widths.
    const adjacent = /^([CYyxwedDKhHkmsS]|M{1,2}$)/.test(tokens[index + 1] ?? '');
    const part = partOf(token[0]!, token.length, adjacent);
    if (!part) throw new RangeError(`"${token[0]}" is no letter of a Joda-Time pattern`);
    return part;
  });
}

/** The patterns used last; an expression's format is the same for everybody. */
const patterns = new Map<string, readonly Part[]>();
const MOST_PATTERNS = 200;

function partsOf(pattern: string): readonly Part[] {
  const found = patterns.get(pattern);
  if (found) return found;
  const parts = compiled(pattern);
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  patterns.set(pattern, parts);
  return parts;
}

/** Prints a moment by a Joda-Time pattern, `YYYY-MM-dd HH:mm:ss`, as the zone's clocks show it. @throws RangeError */
export function formatTime(epoch: number, zone: Zone, pattern: string): string {
  const shown: Shown = { local: epoch + zone.offsetAt(epoch), epoch, zone };
  let text = '';
  for (const part of partsOf(pattern)) text += part.print(shown);
  return text;
}

/** Reads a moment by a Joda-Time pattern; UTC unless the text names a zone. @throws RangeError where it does not fit */
export function parseTime(text: string, pattern: string, pivot: number): number {
  const reading: Reading = { text, pattern, position: 0, reads: [], pivot };
  for (const part of partsOf(pattern)) part.read(reading);
  if (reading.position !== text.length) unfit(reading);
  const local = assemble(reading.reads);
  return moment(local - (reading.offset ?? reading.zone ?? UTC).offsetOf(local));
}

/** Why a format cannot be used; undefined where it can. */
export function formatProblem(pattern: string): string | undefined {
  try {
    partsOf(pattern);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
