import '@js-joda/timezone';
import { ZoneId } from '@js-joda/core';

/**
 * Three-letter ids that Joda-Time still reads (DateTimeZone.getDefaultTimeZoneConversions):
 * Okta's example answers −04:00 for `Time.now("EST")` in July, so EST is New York and not the fixed −05:00 of the tz database.
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
};

/** A time zone by tz database id, offset or old three-letter id. @throws DateTimeException of js-joda where there is none */
export const zoneOf = (id: string): ZoneId => ZoneId.of(Object.hasOwn(OLD_IDS, id) ? OLD_IDS[id]! : id);
