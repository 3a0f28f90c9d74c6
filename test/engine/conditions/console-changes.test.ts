import { expect, it } from 'vitest';
import { blockingChanges, consoleChanges, endedBy } from '../../../engine/conditions/console/changes';
import type { ConsoleEvent } from '../../../engine/conditions/console/event';
import { CONSOLE_EVENTS } from '../../../engine/conditions/console/settings';
import { parseEnvironment } from '../../../engine/environment/parse';
import { loadEnvironment } from '../../../project';

const KEY = 'ringcentral-import-scheduled';
const environment = (on: string) =>
  parseEnvironment({ ...loadEnvironment('demo', ''), phase: 'live', attestations: { [KEY]: { by: 'Zelda', on } } });
const APP = '0oaringcentral';
const systemOf = (id: string) => (id === APP ? 'ringcentral' : undefined);

const schedule = (
  id: string,
  when: string,
  from: string,
  to: string,
  over: Partial<ConsoleEvent> = {},
): ConsoleEvent => ({
  id,
  type: 'system.import.schedule',
  when,
  by: 'Ada Admin',
  actorId: '00uada',
  targets: [{ id: APP, from: { importSchedule: from }, to: { importSchedule: to } }],
  ...over,
});

const NEVER = schedule('1', '2026-11-23T10:00:00Z', 'hourly', 'never');
const BACK = schedule('2', '2026-11-24T10:00:00Z', 'never', 'hourly', { by: '00ugone', actorId: '00ugone' });

const told = (events: readonly ConsoleEvent[], on = '2026-11-22', ours: readonly string[] = []) =>
  consoleChanges(environment(on), events, [], systemOf, new Set(ours)).map(({ by, from, to }) => [by, from, to]);

it('an import schedule that was set to never ends the word for it', () => {
  const changes = consoleChanges(environment('2026-11-22'), [NEVER], [], systemOf);
  expect(endedBy(environment('2026-11-22'), changes)).toEqual({
    [KEY]: [
      {
        means: 'ends',
        what: 'Ada Admin changed it from "hourly" to "never"',
        when: '2026-11-23T10:00:00Z',
        by: 'Ada Admin',
      },
    ],
  });
});

it('entries in any order, told twice, about other apps and by our own app make no other item', () => {
  const foreign = schedule('3', '2026-11-23T11:00:00Z', 'hourly', 'never', { targets: [{ id: '0oaother' }] });
  const own = schedule('4', '2026-11-25T10:00:00Z', 'hourly', 'daily', { actorId: '0oaours' });
  const item = [['00ugone', 'never', 'hourly']];
  expect(told([NEVER, BACK])).toEqual(item);
  expect(told([own, BACK, foreign, NEVER, BACK], '2026-11-22', ['0oaours'])).toEqual(item);
});

it('is silent once it is set back and attested anew, by a word that names only that day too', () => {
  expect(told([NEVER, BACK], '2026-11-24')).toEqual([]);
  expect(told([NEVER, BACK], '2026-11-24T11:00:00Z')).toEqual([]);
  expect(told([NEVER], '2026-11-22')).toEqual([['Ada Admin', 'hourly', 'never']]);
});

it('a word covers its own instant: a job that runs in the same millisecond is what it tells of', () => {
  const when = '2026-11-24T10:00:00.172Z';
  const job: ConsoleEvent = {
    ...BACK,
    type: CONSOLE_EVENTS.applied,
    when,
    targets: [{ id: APP, users: 286 }],
  };
  const word = (on: string) =>
    consoleChanges(
      parseEnvironment({
        ...loadEnvironment('demo', ''),
        phase: 'live',
        attestations: { 'apply-updates-bidirectional': { by: 'Zelda', on } },
      }),
      [job],
      [],
      systemOf,
    ).map(({ to }) => to);
  expect(word(when)).toEqual([]);
  expect(word('2026-11-24T10:00:00.171Z')).toEqual(['applied to 286 people']);
});

it('stops a plan only where the shape of its event was seen in a real org, by name', () => {
  const stops = (...seen: readonly string[]) =>
    blockingChanges(environment('2026-11-22'), [NEVER], systemOf, new Set(), seen).map(({ condition }) => condition);
  expect(stops('system.import.schedule')).toEqual([KEY]);
  expect(stops('application.lifecycle.update')).toEqual([]);
  // None has been seen yet.
  expect(blockingChanges(environment('2026-11-22'), [NEVER], systemOf)).toEqual([]);
});
