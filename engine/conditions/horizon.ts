import { DAY_MS } from './attestation';
import type { Condition, Judgement } from './condition';

/** Whoever fixes it may be on holiday: what ends is told this long before. */
const NOTICE_DAYS = 14;
/** Of what counts for a month only: nobody would get a day of peace otherwise. */
const NOTICE_PART = 0.3;

/** Whole days until an instant; negative once it has passed. */
export const daysUntil = (instant: string, now: number): number => Math.floor((Date.parse(instant) - now) / DAY_MS);

/** How many days before its end something that counts for `days` is told. */
export const noticeDays = (days = Infinity): number => Math.min(NOTICE_DAYS, Math.floor(days * NOTICE_PART));

/** Whether what holds now ends within its notice. What has ended, or has no end, does not end soon. */
export const endsSoon = ({ proof }: Pick<Condition, 'proof'>, { verdict, until }: Judgement, now: number): boolean =>
  verdict === 'holds' &&
  until !== undefined &&
  daysUntil(until, now) < noticeDays('attestedForDays' in proof ? proof.attestedForDays : undefined);
