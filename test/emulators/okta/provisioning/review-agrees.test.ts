import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveConfiguration } from '../../../../emulators/okta/provisioning/live-configuration';
import { compare } from '../../../../engine/review/compare';
import type { PersonRecord } from '../../../../engine/review/model';
import { compileFlows } from '../../../../engine/sync';
import { ACTIVE_DIRECTORY_APP as AD, Company, NUMBER } from './company';
import { times } from '../../../support/effort';

const USER_TYPE = 'oty1acmedemo0000type';
const SEED = 20_261_122;
const CHANGES = times(60, 4);

interface LineChange {
  readonly direction: 'ad→okta' | 'ringcentral→okta' | 'okta→ringcentral' | 'okta→ad';
  readonly target: string;
  readonly expression: string;
}

/** Lines an identity engineer might write; some fail for people with nulls, some reach few people, some everybody. */
const EXPRESSIONS: Readonly<Record<LineChange['direction'], Readonly<Record<string, readonly string[]>>>> = {
  'ad→okta': {
    department: [
      'appuser.department',
      'appuser.city',
      'String.toUpperCase(appuser.department)',
      'appuser.title ?: appuser.department',
    ],
    city: [
      'appuser.city',
      'appuser.city + ", " + appuser.state',
      'appuser.department == "Sales" ? "Sales" : appuser.city',
    ],
  },
  'ringcentral→okta': {
    primaryPhone: [
      NUMBER,
      'appuser.directNumber',
      'appuser.extensionNumber',
      '(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber',
      'appuser.directNumber ?: appuser.extensionNumber',
    ],
  },
  'okta→ringcentral': {
    department: [
      'user.department',
      'user.city',
      '"Dept. " + user.department',
      'String.len(user.department) > 5 ? user.department : null',
    ],
  },
  'okta→ad': { telephoneNumber: ['user.primaryPhone', 'String.substringBefore(user.primaryPhone, "#")'] },
};

const change: fc.Arbitrary<LineChange> = fc.constantFrom(
  ...Object.entries(EXPRESSIONS).flatMap(([direction, targets]) =>
    Object.entries(targets).flatMap(([target, expressions]) =>
      expressions.map((expression) => ({ direction: direction as LineChange['direction'], target, expression })),
    ),
  ),
);

describe('what a review says of random changes, and what the embedded tenants then do', () => {
  let company: Company;
  let changed = 0;

  beforeAll(async () => {
    company = await Company.start();
    await settle();
    await settle();
  });
  afterAll(() => company?.close());

  /** What an admin and the schedules do after a change: apply updates, import, and the pushes that follow. */
  async function settle(): Promise<void> {
    for (const app of ['active_directory', 'ringcentral_saml'] as const) {
      await company.console('POST', '/okta/apply-mappings', { app });
      await company.import(app);
    }
  }

  /** Everybody, as `npx ringcentral-okta person export` would write them, by app id. */
  function everybody(): PersonRecord[] {
    const { store } = company.emulators.oktaTenant.org;
    const apps = [AD, company.ringcentralApp].map((app) => [app, store.appUsersOf(app)] as const);
    return [...store.users.values()]
      .filter(({ status }) => status === 'ACTIVE')
      .map(({ id, profile }) => ({
        id,
        groups: [],
        profiles: Object.fromEntries([
          ['okta', { ...profile }],
          ...apps.flatMap(([app, users]) => (users.has(id) ? [[app, { ...users.get(id)?.profile }] as const] : [])),
        ]),
      }));
  }

  const write = ({ direction, target, expression }: LineChange): Promise<void> => {
    const ends = {
      'ad→okta': [AD, USER_TYPE],
      'ringcentral→okta': [company.ringcentralApp, USER_TYPE],
      'okta→ringcentral': [USER_TYPE, company.ringcentralApp],
      'okta→ad': [USER_TYPE, AD],
    } as const;
    const [from, to] = ends[direction];
    return company.map(from, to, { [target]: expression });
  };

  const held = (person: PersonRecord | undefined, path: string): unknown => {
    const dot = path.indexOf('.');
    return person?.profiles[path.slice(0, dot)]?.[path.slice(dot + 1)] ?? null;
  };

  it.each(
    fc
      .sample(change, { seed: SEED, numRuns: CHANGES })
      .map((one) => [`${one.direction}.${one.target} = ${one.expression}`, one] as const),
  )('%s', async (_, one) => {
    const org = company.emulators.oktaTenant.org;
    const [before, people] = [compileFlows(liveConfiguration(org)), everybody()];
    await write(one);
    const { affected, difference } = compare(before, compileFlows(liveConfiguration(org)));
    const said = new Map(
      people.map((person) => [person.id, new Map(difference(person)?.changes.map(({ path, after }) => [path, after]))]),
    );
    for (const changes of said.values()) changed += changes.size;
    await settle();
    const now = new Map(everybody().map((person) => [person.id, person]));
    const wrong = people.flatMap((person) =>
      [...affected].flatMap((path) => {
        const predicted = said.get(person.id)?.has(path)
          ? (said.get(person.id)?.get(path) ?? null)
          : held(person, path);
        const actual = held(now.get(person.id), path);
        return predicted === actual ? [] : [{ person: held(person, 'okta.login'), path, predicted, actual }];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('and the changes did reach people', () => {
    expect(changed).toBeGreaterThan(100);
  });
});
