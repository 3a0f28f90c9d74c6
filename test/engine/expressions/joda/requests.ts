import fc from 'fast-check';
import { compile } from '../../../../engine/expressions';

/** A moment to print, or a text to read: by a pattern, or as ISO 8601. */
export type TimeRequest =
  | { readonly millis: number; readonly zone: string; readonly pattern: string }
  | { readonly text: string; readonly pattern?: string };
export type TimeAnswer = { readonly value: string } | { readonly error: string };

const DAY = 86_400_000;
const ZONES = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland', 'Australia/Adelaide', '+05:30', '-03:00', '+14:00']; // prettier-ignore
/** Ends of years, months, weeks and clock changes, and any other moment of the years 1 to 2435 (the table of js-joda ends in 2499). */
const moment: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(
    ...['2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00Z', '2024-02-29T12:00:00Z', '2000-02-29T00:00:00Z'],
    ...['1900-03-01T00:00:00Z', '2021-01-03T10:00:00Z', '2020-12-28T01:02:03.004Z', '2026-03-08T07:30:00Z'],
    ...['2026-11-01T05:30:00Z', '1999-12-31T12:34:56.789Z', '0001-01-01T00:00:00Z', '2018-12-31T00:00:00Z'],
  ).map((text) => Date.parse(text)), // prettier-ignore
  fc.integer({ min: -719_000, max: 170_000 }).map((day) => day * DAY + 45_296_007),
  fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
);

const LETTERS = 'GCYyxweEDMdaKhHkmsSZ'.split('');
const token = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...LETTERS), fc.integer({ min: 1, max: 5 })).map(([l, n]) => l.repeat(n)) },
  { weight: 1, arbitrary: fc.constantFrom("'at'", "''", "'o''clock'", "'", 'zzzz', 'z', 'J', 'ZZZ') },
); // prettier-ignore
const separator = fc.constantFrom('-', ' ', ':', '/', '', '.', 'T', ', ');
const pattern = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('yyyy-MM-dd HH:mm:ss', 'dd MMMM yyyy', 'M/d/yy h:mm a', 'yyyyMMddHHmmss', "EEE, d MMM yyyy HH:mm:ss Z", 'xxxx-ww-e', 'yyyy-DDD', 'yyyy-MM-dd HH:mm:ss.SSS ZZ', 'kk:mm', 'yyyy-MM-dd HH:mm ZZZ', 'YYYY GG') },
  { weight: 5, arbitrary: fc.array(fc.tuple(token, separator), { minLength: 1, maxLength: 5 }).map((parts) => parts.flat().join('')) },
); // prettier-ignore

/** Names of zones are those of the machine's CLDR, which has none for the time before there were zones. */
const named = ({ millis, pattern: by }: { millis: number; pattern: string }) => millis > 0 || !by.includes('z');
const printed = fc.record({ millis: moment, zone: fc.constantFrom(...ZONES), pattern }).filter(named);

/** Read otherwise by Joda-Time for reasons of its own: centuries, eras and the year 0; what follows a zone at once, and a slash anywhere after an id. */
const UNLIKE = /C|G|Z[A-Ya-z]|ZZZ.*\/|y.*Y|Y.*[^Y].*Y/;

/** A text for a pattern: a printed moment, now and then with something changed. */
const changed = fc.tuple(
  printed.filter(({ pattern: by }) => !UNLIKE.test(by)),
  fc.constantFrom('', '', '', 'cut', 'more', 'lower', 'digit', 'zero'),
  fc.nat({ max: 40 }),
);
function textFor([{ millis, zone, pattern: by }, change, at]: [
  { millis: number; zone: string; pattern: string },
  string,
  number,
]): TimeRequest {
  let text = by;
  try {
    text = String(compile('Time.now(user.z, user.p)').evaluate({ user: { z: zone, p: by } }, { now: new Date(millis).toISOString() })); // prettier-ignore
  } catch {
    // A pattern that cannot print is read as well, from itself.
  }
  if (change === 'cut') text = text.slice(0, -1);
  if (change === 'more') text += '1';
  if (change === 'lower') text = text.toLowerCase();
  if (change === 'digit') text = text.slice(0, at) + '9' + text.slice(at + 1);
  if (change === 'zero') text = text.replace('0', '');
  return { text, pattern: by };
}

const PIECES = ['2026', '-07', '-05', '-7', 'T', '10', ':30', ':15', '.5', ',25', 'Z', '+02:00', '-0330', '+02', '-W30', '-2', '-123', 't', '26', '-', '24', '+', ' ', '-366', '-02-29', '2024', '0', ':60', '-W53', '-0', '123456', '+01:02:03', '+24:00', '-W01-7', '.123456789', '-13', '-00']; // prettier-ignore
const iso = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((parts) => parts.join('')),
  fc
    .tuple(moment, fc.integer({ min: 4, max: 24 }), fc.constantFrom('', 'Z', '+01:00', '-05:30', '+0545'))
    .map(([millis, length, offset]) => new Date(millis).toISOString().slice(0, Math.min(length, 23)) + offset),
);

/** Requests of the three kinds; the same ones for the same seed. */
export function timeRequests(count: number, seed: number): TimeRequest[] {
  return [
    ...fc.sample(printed, { numRuns: count, seed }),
    ...fc.sample(changed, { numRuns: count, seed: seed + 1 }).map(textFor),
    ...fc.sample(iso, { numRuns: count, seed: seed + 2 }).map((text) => ({ text })),
  ];
}
