import { DateTimeFormatter, Instant, LocalDate, LocalDateTime, ZoneOffset, ZonedDateTime } from '@js-joda/core';
import { ExpressionError } from '../error';
import type { Value } from '../values';
import { formatTime, parseTime } from './joda-pattern';
import type { CallSite, FunctionRow } from './signature';
import { optional, text } from './signature';
import { zoneOf } from './time-zones';

/** From 1601-01-01, where Windows starts to count, to 1970-01-01. */
const WINDOWS_EPOCH_MILLIS = 11_644_473_600_000n;
const TICKS_PER_MILLI = 10_000n;

/** What js-joda refuses is an error of the expression. */
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

/** An ISO 8601 time; a date alone is midnight, and UTC is meant where no offset is given. */
function fromIso(value: string): ZonedDateTime {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC);
  return /(Z|[+-]\d\d:?\d\d)$/.test(value)
    ? ZonedDateTime.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
    : LocalDateTime.parse(value).atZone(ZoneOffset.UTC);
}

const utc = (time: ZonedDateTime) => time.withZoneSameInstant(ZoneOffset.UTC);
const fromMillis = (millis: bigint) => Instant.ofEpochMilli(Number(millis)).toString();
const toMillis = (time: ZonedDateTime) => BigInt(time.toInstant().toEpochMilli());

function now([zone = 'UTC', format]: readonly string[], { evaluation, range }: CallSite): string {
  const time = fromIso(evaluation.now(range)).withZoneSameInstant(zone === 'UTC' ? ZoneOffset.UTC : zoneOf(zone));
  return format === undefined ? time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME) : formatTime(time, format);
}

function fromWindows(ticks: bigint): string {
  const millis = ticks / TICKS_PER_MILLI - (ticks % TICKS_PER_MILLI < 0n ? 1n : 0n);
  return fromMillis(millis - WINDOWS_EPOCH_MILLIS);
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
  doc,
  ...(example ? { example } : {}),
  run: dated(compute),
});

/** Time functions of Okta's reference: texts in and out, formats in Joda-Time patterns, Unix time in milliseconds. */
export const timeFunctions: readonly FunctionRow[] = [
  row(
    'now',
    [optional(text('zone')), optional(text('format'))],
    'The present time, in UTC and ISO 8601 unless zone and format are given.',
    ['Time.now("EST", "YYYY-MM-dd HH:mm:ss")', '2015-07-31 13:18:37'],
    now,
  ),
  row(
    'fromWindowsToIso8601',
    [text('ticks')],
    'From the 100 ns that Windows counts since 1601.',
    ['Time.fromWindowsToIso8601("130828367179790000")', '2015-07-31T17:18:37.979Z'],
    ([ticks = '']) => fromWindows(whole(ticks)),
  ),
  row(
    'fromUnixToIso8601',
    [text('millis')],
    'From the milliseconds since 1970.',
    ['Time.fromUnixToIso8601("1438377580979")', '2015-07-31T21:19:40.979Z'],
    ([millis = '']) => fromMillis(whole(millis)),
  ),
  row(
    'fromStringToIso8601',
    [text('time'), text('format')],
    'From a text in the given format; UTC unless it names a zone.',
    ['Time.fromStringToIso8601("17 June 2015 00:23:19", "dd MMMM yyyy HH:mm:ss")', '2015-06-17T00:23:19Z'],
    ([time = '', format = '']) => parseTime(time, format).toInstant().toString(),
  ),
  row(
    'fromIso8601ToWindows',
    [text('time')],
    'To the 100 ns that Windows counts since 1601.',
    ['Time.fromIso8601ToWindows("2015-07-30T23:58:32.000Z")', '130827743120000000'],
    ([time = '']) => String((toMillis(fromIso(time)) + WINDOWS_EPOCH_MILLIS) * TICKS_PER_MILLI),
  ),
  row(
    'fromIso8601ToUnix',
    [text('time')],
    'To the milliseconds since 1970.',
    ['Time.fromIso8601ToUnix("2015-07-31T17:18:37.979Z")', '1438363117979'],
    ([time = '']) => String(toMillis(fromIso(time))),
  ),
  row(
    'fromIso8601ToString',
    [text('time'), text('format')],
    'To the given format, in UTC.',
    ['Time.fromIso8601ToString("2015-07-30T23:58:32.000Z", "MM/dd/yyyy")', '07/30/2015'],
    ([time = '', format = '']) => formatTime(utc(fromIso(time)), format),
  ),
];
