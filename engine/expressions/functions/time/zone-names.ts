import { offsetText } from './iso';
import type { Zone } from './zones';
import { UTC } from './zones';

/** A short name is known where it is used: `EDT` in America, `CEST` in Europe, `JST` in Japan. */
const PLACES = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA', 'ja-JP', 'ko-KR'];

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
