import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GATE_RECORDS } from '../../../engine/conditions/catalogue';
import type { Meaning, Observation } from '../../../engine/conditions/condition';
import { endsSoon, noticeDays } from '../../../engine/conditions/horizon';
import { judge } from '../../../engine/conditions/judge';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-22T10:00:00Z');
const ago = (days: number): string => new Date(NOW - days * DAY_MS).toISOString();

const word = { proof: { attestedForDays: 30 } } as const;
const given = (days: number, expires?: string) => ({
  now: NOW,
  attestation: { by: 'Ada', on: ago(days), ...(expires !== undefined && { expires }) },
});
const seen = (means: Meaning, days: number, by?: string): Observation => ({
  means,
  what: 'the schedule was changed',
  when: ago(days),
  ...(by !== undefined && { by }),
});

describe('a condition that features prove', () => {
  const features = { proof: { features: ['PUSH_NEW_USERS', 'PROFILE_MASTERING'] } } as const;

  it('holds while the app shows them all, fails once it does not, and is unknown while nobody has looked', () => {
    const both = judge(features, { now: NOW, features: ['PROFILE_MASTERING', 'PUSH_NEW_USERS', 'IMPORT_NEW_USERS'] });
    expect(both).toEqual({
      verdict: 'holds',
      evidence: 'proven',
      reason: 'Okta shows PUSH_NEW_USERS, PROFILE_MASTERING',
    });
    expect(judge(features, { now: NOW, features: ['PUSH_NEW_USERS'] })).toEqual({
      verdict: 'fails',
      evidence: 'proven',
      reason: 'Okta does not show PROFILE_MASTERING',
    });
    expect(judge(features, { now: NOW })).toEqual({
      verdict: 'unknown',
      evidence: 'unknown',
      reason: 'the app was not looked at',
    });
  });

  it('is proven by no word', () => {
    expect(judge(features, { ...given(1), features: [] }).verdict).toBe('fails');
  });
});

describe('a condition that somebody attests', () => {
  it('holds by that word, until it expires: as stated, or after its days', () => {
    expect(judge(word, given(10))).toEqual({
      verdict: 'holds',
      evidence: 'attested',
      reason: `attested by Ada on ${ago(10)}, until 2026-12-12T10:00:00Z`,
      by: 'Ada',
      when: ago(10),
      until: '2026-12-12T10:00:00Z',
    });
    expect(judge(word, given(10, '2026-11-22T10:00:01Z')).verdict).toBe('holds');
    expect(judge(word, given(10, '2026-11-22T10:00:00Z')).verdict).toBe('unknown');
  });

  it('is unknown, never failed, where the word has expired or nobody gave it', () => {
    expect(judge(word, given(31))).toMatchObject({
      verdict: 'unknown',
      evidence: 'unknown',
      reason: `the attestation by Ada of ${ago(31)} has expired`,
      until: '2026-11-21T10:00:00Z',
    });
    expect(judge(word, { now: NOW })).toEqual({
      verdict: 'unknown',
      evidence: 'unknown',
      reason: 'nobody has attested it',
    });
  });

  it('is renewed by a use, for as long as a word counts, and never shortened by one', () => {
    const used = judge(word, { ...given(40), observations: [seen('renews', 90), seen('renews', 1)] });
    expect(used).toMatchObject({ verdict: 'holds', evidence: 'proven', when: ago(1), until: '2026-12-21T10:00:00Z' });
    expect(judge(word, { ...given(3), observations: [seen('renews', 20)] })).toMatchObject({
      evidence: 'attested',
      until: '2026-12-19T10:00:00Z',
    });
    expect(judge(word, { ...given(90), observations: [seen('renews', 40)] })).toMatchObject({
      verdict: 'unknown',
      when: ago(40),
    });
  });

  it('fails once somebody has changed it since, by name and time, and holds again when attested anew', () => {
    const observations = [seen('ends', 2, 'bob@acme.test')];
    expect(judge(word, { ...given(10), observations })).toEqual({
      verdict: 'fails',
      evidence: 'changed',
      reason: `the schedule was changed ${ago(2)}`,
      by: 'bob@acme.test',
      when: ago(2),
    });
    expect(judge(word, { ...given(1), observations })).toMatchObject({ verdict: 'holds', evidence: 'attested' });
    expect(judge(word, { ...given(10), observations: [...observations, seen('renews', 1)] })).toMatchObject({
      verdict: 'holds',
      evidence: 'proven',
    });
    expect(judge(word, { now: NOW, observations })).toMatchObject({ verdict: 'fails', evidence: 'changed' });
  });

  it('is proven by a fact whatever anybody attested, until a later fact ends it', () => {
    expect(judge(word, { now: NOW, observations: [seen('proves', 200), seen('ends', 300)] })).toMatchObject({
      verdict: 'holds',
      evidence: 'proven',
      when: ago(200),
    });
    expect(judge(word, { now: NOW, observations: [seen('proves', 200), seen('ends', 100)] }).verdict).toBe('fails');
  });
});

describe('the horizon', () => {
  it('is two weeks, and less for what counts for a month only', () => {
    expect([noticeDays(), noticeDays(365), noticeDays(90), noticeDays(30)]).toEqual([14, 14, 14, 9]);
  });

  it.each([
    [21, false],
    [22, true],
    [30, false], // It has ended, which is told otherwise.
  ])('of a word that counts for 30 days, given %i days ago: ends soon is %s', (days, soon) => {
    expect(endsSoon(word, judge(word, given(days)), NOW)).toBe(soon);
  });

  it('says nothing of what has no end', () => {
    const observations = [seen('proves', 1)];
    expect(endsSoon(word, judge(word, { now: NOW, observations }), NOW)).toBe(false);
  });
});

describe('the records', () => {
  it('stand in one file each, named as the condition', () => {
    const files = readdirSync('engine/conditions/gates').map((file) => file.replace('.ts', ''));
    expect(files.sort()).toEqual(GATE_RECORDS.map(({ id }) => id).sort());
  });
});
