import { offsetText } from './iso';
import type { Zone } from './zones';
import { UTC } from './zones';

/** A short name is known where it is used: `EDT` in America, `CEST` in Europe, `JST` in Japan. */
const PLACES = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA', 'ja-JP', 'ko-KR'];

/** The names that a text may give for a zone (DateTimeUtils.getDefaultTimeZoneNames). */
export const ZONE_NAMES: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  UT: 'UTC',
  GMT: 'UTC',
  EST: 'America/New_York',
  EDT: 'America/New_York',
  CST: 'America/Chicago',
  CDT: 'America/Chicago',
  MST: 'America/Denver',
  MDT: 'America/Denver',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
};

/** `EDT`, `Eastern Daylight Time`: English names where the machine knows them, else the offset. */
export function zoneName(zone: Zone, epochMillis: number, length: 'short' | 'long'): string {
  if (zone === UTC) return length === 'short' ? 'UTC' : 'Coordinated Universal Time';
  if (/^[+-]/.test(zone.id)) return zone.id;
  for (const place of length === 'long' ? PLACES.slice(0, 1) : PLACES) {
    const format = new Intl.DateTimeFormat(place, { timeZone: zone.id, timeZoneName: length });
    const name = format.formatToParts(epochMillis).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    if (/^[A-Z][A-Za-z ]+$/.test(name)) return name;
  }
  return offsetText(zone.offsetAt(epochMillis));
}
