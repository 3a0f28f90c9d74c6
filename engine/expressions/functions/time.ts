import { ExpressionError } from '../error';
import type { Value } from '../values';
import type { CallSite, FunctionRow, Parameter } from './signature';
import { optional, text } from './signature';
import { moment } from './time/calendar';
import { fromIso, toIso } from './time/iso';
import { formatProblem, formatTime, parseTime } from './time/pattern';
import { UTC, zoneOf } from './time/zones';

/** From 1601-01-01, where Windows starts to count, to 1970-01-01. */
const WINDOWS_EPOCH_MILLIS = 11_644_473_600_000n;
const TICKS_PER_MILLI = 10_000n;

/** What is no time, zone or format is an error of the expression. */
const dated =
  (compute: (args: readonly string[], site: CallSite) => string): FunctionRow['run'] =>
  (args: readonly Value[], site) => {
    try {
      return compute(args as readonly string[], site);
    } catch (error) {
      if (error instanceof ExpressionError) throw error;
      throw new ExpressionError('bad-value', (error as Error).message, site.range);
    }
  };

function whole(value: string): bigint {
  if (/^-?\d{1,20}$/.test(value)) return BigInt(value);
  throw new RangeError(`"${value}" is no whole number`);
}

/** Two digits are a year within 50 of the year 30 years ago (DateTimeFormat.appendTwoDigitYear). */
const YEARS_BACK = 30;
const PIVOT_WITHOUT_NOW = 2000;

function pivot({ evaluation, range }: CallSite): number {
  return evaluation.knowsNow
    ? new Date(fromIso(evaluation.now(range))).getUTCFullYear() - YEARS_BACK
    : PIVOT_WITHOUT_NOW;
}

const shown = (epochMillis: number, { evaluation }: CallSite) =>
  toIso(epochMillis, 0, evaluation.behaviour.wholeSeconds);
const toMillis = (time: string) => BigInt(fromIso(time));

function now([zone = 'UTC', format]: readonly string[], { evaluation, range }: CallSite): string {
  const epoch = fromIso(evaluation.now(range));
  const where = zoneOf(zone);
  if (format !== undefined) return formatTime(epoch, where, format);
  return toIso(epoch, where.offsetAt(epoch), evaluation.behaviour.wholeSeconds);
}

const fromMillis = (millis: bigint, site: CallSite) => shown(moment(Number(millis)), site);

function fromWindows(ticks: bigint, site: CallSite): string {
  const millis = ticks / TICKS_PER_MILLI - (ticks % TICKS_PER_MILLI < 0n ? 1n : 0n);
  return fromMillis(millis - WINDOWS_EPOCH_MILLIS, site);
}

const zone: Parameter = { ...text('zone'), problem: (id) => problemOf(() => zoneOf(id)) };
const format: Parameter = { ...text('format'), problem: formatProblem };

function problemOf(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const row = (
  name: string,
  parameters: FunctionRow['parameters'],
  doc: string,
  example: FunctionRow['example'],
  compute: (args: readonly string[], site: CallSite) => string,
): FunctionRow => ({
  name: `Time.${name}`,
  parameters,
  returns: 'String',
  mayFail: 'a text that is no such time',
  doc,
  ...(example ? { example } : {}),
  run: dated(compute),
});

/** Time functions of Okta's reference: texts in and out, formats in Joda-Time patterns, Unix time in milliseconds. */
export const timeFunctions: readonly FunctionRow[] = [
  row(
    'now',
    [optional(zone), optional(format)],
    'The present time, in UTC and ISO 8601 unless zone and format are given.',
    ['Time.now("EST", "YYYY-MM-dd HH:mm:ss")', '2015-07-31 13:18:37'],
    now,
  ),
  row(
    'fromWindowsToIso8601',
    [text('ticks')],
    'From the 100 ns that Windows counts since 1601.',
    ['Time.fromWindowsToIso8601("130828367179790000")', '2015-07-31T17:18:37.979Z'],
    ([ticks = ''], site) => fromWindows(whole(ticks), site),
  ),
  row(
    'fromUnixToIso8601',
    [text('millis')],
    'From the milliseconds since 1970.',
    ['Time.fromUnixToIso8601("1438377580979")', '2015-07-31T21:19:40.979Z'],
    ([millis = ''], site) => fromMillis(whole(millis), site),
  ),
  row(
    'fromStringToIso8601',
    [text('time'), format],
    'From a text in the given format; UTC unless it names a zone.',
    ['Time.fromStringToIso8601("17 June 2015 00:23:19", "dd MMMM yyyy HH:mm:ss")', '2015-06-17T00:23:19Z'],
    ([time = '', pattern = ''], site) => shown(parseTime(time, pattern, pivot(site)), site),
  ),
  row(
    'fromIso8601ToWindows',
    [text('time')],
    'To the 100 ns that Windows counts since 1601.',
    ['Time.fromIso8601ToWindows("2015-07-30T23:58:32.000Z")', '130827743120000000'],
    ([time = '']) => String((toMillis(time) + WINDOWS_EPOCH_MILLIS) * TICKS_PER_MILLI),
  ),
  row(
    'fromIso8601ToUnix',
    [text('time')],
    'To the milliseconds since 1970.',
    ['Time.fromIso8601ToUnix("2015-07-31T17:18:37.979Z")', '1438363117979'],
    ([time = '']) => String(toMillis(time)),
  ),
  row(
    'fromIso8601ToString',
    [text('time'), format],
    'To the given format, in UTC.',
    ['Time.fromIso8601ToString("2015-07-30T23:58:32.000Z", "MM/dd/yyyy")', '07/30/2015'],
    ([time = '', pattern = '']) => formatTime(fromIso(time), UTC, pattern),
  ),
];
