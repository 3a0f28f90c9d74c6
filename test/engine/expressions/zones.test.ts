import { describe, expect, test } from 'vitest';
import { offsetZone, zoneOf } from '../../../engine/expressions/functions/time/zones';

/** Minutes from UTC, of an offset as ISO 8601 writes it. */
const OFFSETS: readonly (readonly [text: string, minutes: number | undefined])[] = [
  ['Z', 0],
  ['z', 0],
  ['aZ', undefined],
  ['Za', undefined],
  ['+00:00', 0],
  ['-00:00', 0],
  ['+02', 120],
  ['-02', -120],
  ['+0230', 150],
  ['-0430', -270],
  ['+02:30', 150],
  ['+23:59', 1439],
  ['+23', 1380],
  ['-23:59:59', -1439 - 59 / 60],
  ['+00:00:01', 1 / 60],
  ['+01:02:03', 62 + 3 / 60],
  ['+010203', 62 + 3 / 60],
  ['+24:00', undefined],
  ['+99:00', undefined],
  ['+02:60', undefined],
  ['+02:00:60', undefined],
  ['+25:61', undefined],
  ['+2', undefined],
  ['+02:0', undefined],
  ['+02:00:0a', undefined],
  ['+02:00:a0', undefined],
  ['x+02:00', undefined],
  ['+02:00x', undefined],
  ['02:00', undefined],
  ['', undefined],
];

describe('an offset', () => {
  test.each(OFFSETS)('%j is %j minutes from UTC', (text, minutes) => {
    const zone = offsetZone(text);
    expect(zone && zone.offsetAt(0) / 60_000).toBe(minutes === 0 ? 0 : minutes);
    expect(zone?.offsetOf(0)).toBe(zone?.offsetAt(0));
  });

  test('has one name, however it is written', () => {
    expect(['Z', '+00', '-00:00', '+02', '+0200', '-04:30', '-0430:15'].map((text) => offsetZone(text)?.id)).toEqual([
      'UTC',
      'UTC',
      'UTC',
      '+02:00',
      '+02:00',
      '-04:30',
      '-04:30',
    ]);
  });
});

describe('a time zone', () => {
  const berlin = zoneOf('Europe/Berlin');
  const local = (text: string) => Date.parse(`${text}Z`);

  test('has the offset of its season, by the instant and by its own clocks', () => {
    expect(berlin.offsetAt(Date.parse('2026-01-01T00:00Z'))).toBe(3_600_000);
    expect(berlin.offsetAt(Date.parse('2026-07-01T00:00Z'))).toBe(7_200_000);
    expect(berlin.offsetOf(local('2026-03-29T01:59:59'))).toBe(3_600_000);
    expect(berlin.offsetOf(local('2026-03-29T03:00:00'))).toBe(7_200_000);
    // The hour that comes twice: the first time.
    expect(berlin.offsetOf(local('2026-10-25T02:30:00'))).toBe(7_200_000);
  });

  test('skips an hour in spring, and says so', () => {
    expect(() => berlin.offsetOf(local('2026-03-29T02:30:00'))).toThrow('the clocks of Europe/Berlin skip that time');
  });

  test('is named where there is none', () => {
    expect(() => zoneOf('Europe/Nowhere')).toThrow('"Europe/Nowhere" is no time zone');
    expect(() => zoneOf('+24:00')).toThrow('"+24:00" is no time zone');
  });

  test('is read once', () => {
    expect(zoneOf('Europe/Berlin')).toBe(berlin);
  });
});
