import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  dateOf,
  dayNumber,
  dayOf,
  dayOfYear,
  firstWeek,
  isLeap,
  monthLength,
  timeOfDay,
  weekday,
  weekOf,
  within,
} from './calendar';

/** A field that a pattern reads, as Joda-Time's DateTimeParserBucket applies it to 1970-01-01T00:00. */
export interface Field {
  /** What it counts within, and what it counts: wider ones are set first (DateTimeParserBucket.SavedField.compareTo). */
  readonly within: number;
  readonly unit: number;
  readonly set: (millis: number, value: number) => number;
  /** The beginning of the unit. */
  readonly floor: (millis: number) => number;
}

/** Units by size, the widest first. */
const FOREVER = 0;
const ERAS = 1;
const CENTURIES = 2;
const YEARS = 3;
const MONTHS = 4;
const WEEKS = 5;
const DAYS = 6;
const HALF_DAYS = 7;
const HOURS = 8;
const MINUTES = 9;
const SECONDS = 10;
const MILLIS = 11;
/** Months to days are meant in this year where none is read (DateTimeParserBucket.computeMillis). */
const YEAR_WITHOUT_ONE = 2_000;

const midnight = (millis: number): number => dayOf(millis) * DAY;
const onDay = (millis: number, day: number): number => day * DAY + timeOfDay(millis);

function withYear(millis: number, year: number): number {
  const { month, day } = dateOf(millis);
  return onDay(millis, dayNumber(year, month, Math.min(day, monthLength(year, month))));
}

const weeksOf = (year: number): number => (firstWeek(year + 1) - firstWeek(year)) / 7;

/** The same week and weekday of another year; the week is one that both years have (BasicWeekyearDateTimeField.set). */
function withWeekYear(millis: number, year: number): number {
  const { year: before, week } = weekOf(millis);
  const kept = Math.min(week, weeksOf(before), weeksOf(year));
  return onDay(millis, firstWeek(year) + (kept - 1) * 7 + weekday(dayOf(millis)) - 1);
}

const ofTime = (wider: number, counted: number, unit: number, count: number, what: string): Field => ({
  within: wider,
  unit: counted,
  set: (millis, value) => {
    within(value, 0, count - 1, what);
    const time = timeOfDay(millis);
    return millis + (value - (Math.floor(time / unit) % count)) * unit;
  },
  floor: (millis) => Math.floor(millis / unit) * unit,
});

const YEAR: Field = {
  within: FOREVER,
  unit: YEARS,
  set: withYear,
  floor: (millis) => dayNumber(dateOf(millis).year, 1, 1) * DAY,
};

export const FIELDS = {
  era: {
    within: FOREVER,
    unit: ERAS,
    set: (millis, value) => (value === 1 ? millis : withYear(millis, 1 - dateOf(millis).year)),
    floor: (millis) => (dateOf(millis).year > 0 ? dayNumber(1, 1, 1) * DAY : millis),
  },
  century: {
    within: FOREVER,
    unit: CENTURIES,
    set: (millis, value) => withYear(millis, value * 100 + (dateOf(millis).year % 100)),
    floor: (millis) => dayNumber(Math.floor(dateOf(millis).year / 100) * 100, 1, 1) * DAY,
  },
  year: YEAR,
  yearOfEra: {
    ...YEAR,
    set: (millis, value) => {
      within(value, 1, Infinity, 'year of an era');
      return withYear(millis, value);
    },
  },
  weekYear: {
    within: FOREVER,
    unit: YEARS,
    set: withWeekYear,
    floor: (millis) => firstWeek(weekOf(millis).year) * DAY,
  },
  month: {
    within: YEARS,
    unit: MONTHS,
    set: (millis, value) => {
      within(value, 1, 12, 'month');
      const { year, day } = dateOf(millis);
      return onDay(millis, dayNumber(year, value, Math.min(day, monthLength(year, value))));
    },
    floor: (millis) => dayNumber(dateOf(millis).year, dateOf(millis).month, 1) * DAY,
  },
  week: {
    within: YEARS,
    unit: WEEKS,
    set: (millis, value) => {
      const { year, week } = weekOf(millis);
      within(value, 1, weeksOf(year), 'week of that year');
      return millis + (value - week) * 7 * DAY;
    },
    floor: (millis) => (dayOf(millis) - weekday(dayOf(millis)) + 1) * DAY,
  },
  dayOfYear: {
    within: YEARS,
    unit: DAYS,
    set: (millis, value) => {
      within(value, 1, isLeap(dateOf(millis).year) ? 366 : 365, 'day of that year');
      return millis + (value - dayOfYear(millis)) * DAY;
    },
    floor: midnight,
  },
  dayOfMonth: {
    within: MONTHS,
    unit: DAYS,
    set: (millis, value) => {
      const { year, month, day } = dateOf(millis);
      within(value, 1, monthLength(year, month), 'day of that month');
      return millis + (value - day) * DAY;
    },
    floor: midnight,
  },
  dayOfWeek: {
    within: WEEKS,
    unit: DAYS,
    set: (millis, value) => {
      within(value, 1, 7, 'day of a week');
      return millis + (value - weekday(dayOf(millis))) * DAY;
    },
    floor: midnight,
  },
  half: ofTime(DAYS, HALF_DAYS, 12 * HOUR, 2, 'half of a day'),
  hourOfHalf: ofTime(HALF_DAYS, HOURS, HOUR, 12, 'hour of half a day'),
  hour: ofTime(DAYS, HOURS, HOUR, 24, 'hour'),
  minute: ofTime(HOURS, MINUTES, MINUTE, 60, 'minute'),
  second: ofTime(MINUTES, SECONDS, SECOND, 60, 'second'),
  millis: ofTime(SECONDS, MILLIS, 1, SECOND, 'millisecond'),
} as const satisfies Record<string, Field>;

export interface Read {
  readonly field: Field;
  readonly value: number;
}

/** The local time that the fields make: each is set and cut to its unit, from the longest down; once more, only the last is cut. */
export function assemble(reads: readonly Read[]): number {
  const sorted = reads.toSorted((a, b) => a.field.within - b.field.within || a.field.unit - b.field.unit);
  const widest = sorted[0]?.field.unit ?? MILLIS;
  const all =
    widest >= MONTHS && widest <= DAYS ? [{ field: FIELDS.year, value: YEAR_WITHOUT_ONE }, ...sorted] : sorted;
  let millis = 0;
  for (const { field, value } of all) millis = field.floor(field.set(millis, value));
  for (const { field, value } of all) millis = field.set(millis, value);
  return all.at(-1)?.field.floor(millis) ?? millis;
}
