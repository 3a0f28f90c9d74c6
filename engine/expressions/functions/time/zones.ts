import type * as Core from '@js-joda/core';
import type { ZoneId } from '@js-joda/core';
import { MINUTE, SECOND } from './calendar';

/** A time zone: its id, and how far its clocks are ahead of UTC. */
export interface Zone {
  readonly id: string;
  /** Milliseconds ahead of UTC at a moment. */
  readonly offsetAt: (epochMillis: number) => number;
  /** The offset of a local time, the earlier one where clocks go back. @throws RangeError where clocks skip that time */
  readonly offsetOf: (localMillis: number) => number;
}

/**
 * Ids of three letters that Joda-Time still reads (DateTimeZone.getDefaultTimeZoneConversions):
 * Okta's example answers −04:00 for `Time.now("EST")` in July, so EST is New York and not the fixed −05:00 of the tz database.
 * The longer ones are in Okta's list of zones and have left the tz database.
 */
const OLD_IDS: Readonly<Record<string, string>> = {
  GMT: 'UTC',
  WET: 'WET',
  CET: 'CET',
  MET: 'CET',
  ECT: 'CET',
  ART: 'Africa/Cairo',
  EET: 'EET',
  MIT: 'Pacific/Apia',
  HST: 'Pacific/Honolulu',
  AST: 'America/Anchorage',
  PST: 'America/Los_Angeles',
  MST: 'America/Denver',
  PNT: 'America/Phoenix',
  CST: 'America/Chicago',
  EST: 'America/New_York',
  IET: 'America/Indiana/Indianapolis',
  PRT: 'America/Puerto_Rico',
  CNT: 'America/St_Johns',
  AGT: 'America/Argentina/Buenos_Aires',
  BET: 'America/Sao_Paulo',
  EAT: 'Africa/Addis_Ababa',
  NET: 'Asia/Yerevan',
  PLT: 'Asia/Karachi',
  IST: 'Asia/Kolkata',
  BST: 'Asia/Dhaka',
  VST: 'Asia/Ho_Chi_Minh',
  CTT: 'Asia/Shanghai',
  JST: 'Asia/Tokyo',
  ACT: 'Australia/Darwin',
  AET: 'Australia/Sydney',
  SST: 'Pacific/Guadalcanal',
  NST: 'Pacific/Auckland',
  'US/Pacific-New': 'America/Los_Angeles',
};

const fixed = (id: string, offset: number): Zone => ({ id, offsetAt: () => offset, offsetOf: () => offset });
export const UTC: Zone = fixed('UTC', 0);

/** As Joda-Time reads an offset: minutes and seconds all with colons or all without, and whole where they begin. */
const WITH_COLONS = String.raw`:\d\d(?::\d\d)?(?!:)`;
const WITHOUT = String.raw`\d\d(?:\d\d)?(?!\d)`;
export const OFFSET = String.raw`(?:Z|[+-]\d\d(?:${WITH_COLONS}|${WITHOUT}|(?![:\d])))`;

/** `+02:00`, `-0430`, `+02`; undefined where the text is no offset. */
export function offsetZone(text: string): Zone | undefined {
  if (/^z$/i.test(text)) return UTC;
  const found = /^([+-])(\d\d)(?::?(\d\d))?(?::?(\d\d))?$/.exec(text);
  if (!found) return undefined;
  const [, sign, hours, minutes = '0', seconds = '0'] = found;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * SECOND;
  return size === 0 ? UTC : fixed(`${text.slice(0, 3)}:${minutes.padStart(2, '0')}`, sign === '-' ? -size : size);
}

type Joda = typeof Core;
let loaded: Joda | undefined;

/** The tz database is nine tenths of this engine's size, and few expressions name a zone: it is read when the first one does. */
function joda(): Joda {
  if (loaded === undefined) {
    /* eslint-disable @typescript-eslint/no-require-imports -- an import would read it with this file */
    loaded = require('@js-joda/core') as Joda;
    require('@js-joda/timezone');
    /* eslint-enable @typescript-eslint/no-require-imports */
  }
  return loaded;
}

/** The table of js-joda ends in the year 2499: later, the clocks of a zone no longer change. */
function regional(id: string): Zone | undefined {
  const { Instant, LocalDateTime, ZoneId: Zones, ZoneOffset } = joda();
  const target = Object.hasOwn(OLD_IDS, id) ? OLD_IDS[id]! : id;
  let zone: ZoneId;
  try {
    zone = Zones.of(target);
  } catch {
    return undefined;
  }
  const rules = zone.rules();
  return {
    id: target,
    offsetAt: (epochMillis) => rules.offset(Instant.ofEpochMilli(epochMillis)).totalSeconds() * SECOND,
    offsetOf: (localMillis) => {
      const local = LocalDateTime.ofEpochSecond(Math.floor(localMillis / SECOND), 0, ZoneOffset.UTC);
      const offsets = rules.validOffsets(local);
      if (offsets.length === 0) throw new RangeError(`the clocks of ${id} skip that time`);
      return offsets[0]!.totalSeconds() * SECOND;
    },
  };
}

const known = new Map<string, Zone>(['UTC', 'Z', 'GMT'].map((id) => [id, UTC]));
const MOST_KNOWN = 1_000;

/** A time zone by tz database id or old id; undefined where there is none. */
export function knownZone(id: string): Zone | undefined {
  const found = known.get(id);
  if (found) return found;
  const zone = regional(id);
  if (!zone) return undefined;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(id, zone);
  return zone;
}

/** A time zone by tz database id, offset or old id. @throws RangeError where there is none */
export function zoneOf(id: string): Zone {
  const zone = offsetZone(id) ?? knownZone(id);
  if (!zone) throw new RangeError(`"${id}" is no time zone`);
  return zone;
}
