import { expect, it } from 'vitest';
import { leastCalls, measure, sentBy } from '../../../bench/drift';
import { askedIn } from '../../../bench/person';
import { oneOfEach, times } from '../../support/effort';

const PEOPLE = times(10_000, 1_000);

/** Each list at the most people a call that its API gives, and what is asked once however many people there are. */
const LEAST =
  2 * Math.ceil(PEOPLE / 1000) + // members: everybody, and those who have RingCentral
  2 * Math.ceil(PEOPLE / 500) + // people of Active Directory's app and of RingCentral's
  Math.ceil(PEOPLE / 2000) + // RingCentral's company directory
  27; // settings: 13 of the org, 4 of each app, 6 of the account

it(`reads ${PEOPLE} people in both systems with hardly a call more than must be, and within every limit`, async () => {
  const { calls, answers, waitedMs, simulatedMs, megabytes, incomplete, limits } = await measure(PEOPLE);
  const sent = sentBy(calls);
  process.stderr.write(
    `${PEOPLE} people: ${sent} calls (least ${LEAST}), ${simulatedMs / 1000} s by the limits, ${Math.round(megabytes)} MB\n`,
  );
  expect(leastCalls(PEOPLE)).toBe(LEAST);
  expect(sent).toBeLessThanOrEqual(LEAST * 1.05);
  expect(Object.keys(answers).sort()).toEqual(['okta.200', 'ringcentral.200']);
  expect(answers['okta.200']).toBe(calls.okta + 1); // the token
  expect(limits.reduce((sum, one) => sum + one.calls, 0)).toBe(sent + 1); // the token
  expect(waitedMs).toBe(simulatedMs);
  expect(incomplete).toEqual([]);
  expect(megabytes).toBeLessThanOrEqual(300);
});

it.each(oneOfEach([12, 7], () => 'more than two'))(
  'reads %i systems with hardly a call more than a list by its pages and an object that no list shows',
  async (systems) => {
    const { calls, incomplete } = await measure(100, systems);
    // Both members' lists, the people of each app, the company directory; then the settings of org, apps and account.
    const least = 2 + systems + 1 + 13 + 4 * systems + 6;
    expect(leastCalls(100, systems)).toBe(least);
    expect(sentBy(calls)).toBeLessThanOrEqual(least * 1.05);
    expect(incomplete).toEqual([]);
  },
);

it(`asks about one person among ${times(100_000, 3_000)} with what the question needs`, async () => {
  const asked = await askedIn(times(100_000, 3_000));
  expect(asked.map(({ command }) => command)).toEqual(['person show', 'person simulate']);
  for (const { calls } of asked) expect(calls).toBeLessThanOrEqual(40);
});
