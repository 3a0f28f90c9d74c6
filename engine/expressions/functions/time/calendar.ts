/** The proleptic Gregorian calendar of ISO 8601, in milliseconds since 1970-01-01T00:00 of no particular zone. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const WEEK = 7;
/** 1970-01-01 was a Thursday, the fourth day of a week. */
const EPOCH_WEEKDAY = 3;
const DAYS_IN_400_YEARS = 146_097;
/** From 0000-03-01, where years are counted from so that the day of a leap year comes last, to 1970-01-01. */
const EPOCH_DAY = 719_468;

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** @throws RangeError where a field of a date has no such value */
export function within(value: number, least: number, most: number, what: string): void {
  if (value < least || value > most) throw new RangeError(`${value} is no ${what}`);
}

const floorDivide = (value: number, by: number): number => Math.floor(value / by);
const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** Days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const cycle = floorDivide(shifted, 400);
  const yearOfCycle = shifted - cycle * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * DAYS_IN_400_YEARS + dayOfCycle - EPOCH_DAY;
}

function dateOfDay(dayNumber: number): CalendarDate {
  const shifted = dayNumber + EPOCH_DAY;
  const cycle = floorDivide(shifted, DAYS_IN_400_YEARS);
  const dayOfCycle = shifted - cycle * DAYS_IN_400_YEARS;
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1_460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** JavaScript's Date ends there, 270,000 years from now; not much later a number no longer holds every millisecond. */
const MOST_MILLIS = 8_640_000_000_000_000;

/** Milliseconds since 1970, where they are a date. @throws RangeError */
export function moment(millis: number): number {
  if (!(Math.abs(millis) <= MOST_MILLIS)) throw new RangeError(`${millis}, counted in milliseconds, is no date`);
  return millis;
}

export const dayOf = (millis: number): number => floorDivide(millis, DAY);
export const dateOf = (millis: number): CalendarDate => dateOfDay(dayOf(millis));
export const timeOfDay = (millis: number): number => modulo(millis, DAY);

export const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
export const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1]!;

export const dayOfYear = (millis: number): number => dayOf(millis) - dayNumber(dateOf(millis).year, 1, 1) + 1;
/** Monday is 1. */
export const weekday = (day: number): number => modulo(day + EPOCH_WEEKDAY, WEEK) + 1;

/** The Monday of the first week of a year: the week that holds 4 January. */
export const firstWeek = (year: number): number => {
  const fourth = dayNumber(year, 1, 4);
  return fourth - weekday(fourth) + 1;
};

/** Year and number of the week, of ISO 8601. */
export function weekOf(millis: number): { readonly year: number; readonly week: number } {
  const day = dayOf(millis);
  const { year: calendarYear } = dateOf(millis);
  const year =
    day < firstWeek(calendarYear)
      ? calendarYear - 1
      : day >= firstWeek(calendarYear + 1)
        ? calendarYear + 1
        : calendarYear;
  return { year, week: floorDivide(day - firstWeek(year), WEEK) + 1 };
}
