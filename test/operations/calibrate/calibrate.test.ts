import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OktaClient, oktaConfigFromEnv } from '../../../clients/okta';
import type { Answers } from '../../../engine/calibration/answers';
import { calibrate, type CalibrateFlags } from '../../../operations/calibrate/calibrate';
import { loadEnvironment } from '../../../project';
import { refuseProduction } from '../../../operations/calibrate/preview';
import { ATTRIBUTE, customAttribute, LABEL, LOGIN, setBench } from '../../../operations/calibrate/throw-away';
import { schemaProblems } from '../../support/schema';
import { skippingClock } from '../../support/skipping-clock';
import { Company } from '../../emulators/okta/provisioning/company';

/** Waiting for a rate limit costs nothing, and the org sees the same time. */
const clock = skippingClock();
let company: Company;
let start: unknown;
const folder = mkdtempSync(join(tmpdir(), 'calibrate-'));
const out = join(folder, 'demo.json');

beforeAll(async () => {
  company = await Company.start({ clock: clock.tenants });
  start = structuredClone(company.emulators.oktaTenant.snapshot());
});
beforeEach(() => company.emulators.oktaTenant.restore(structuredClone(start)));
afterAll(async () => {
  await company.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Okta's side of everything a calibration touches, without times. */
async function picture() {
  const schemas = await Promise.all(
    ['user/default', `apps/${company.ringcentralApp}/default`].map((path) =>
      company.api<{ definitions: unknown }>('GET', `/api/v1/meta/schemas/${path}`),
    ),
  );
  const apps = await company.api<{ label: string }[]>('GET', '/api/v1/apps');
  const mappings = await company.api<unknown[]>('GET', '/api/v1/mappings?limit=200');
  return {
    definitions: schemas.map(({ definitions }) => definitions),
    apps: apps.map(({ label }) => label),
    users: company.emulators.oktaTenant.org.store.users.size,
    groups: company.emulators.oktaTenant.org.store.groups.size,
    rules: company.emulators.oktaTenant.org.store.rules.size,
    mappings: mappings.length,
  };
}

const surroundings = (env: Record<string, string> = {}) => ({
  env: { ...process.env, ...company.emulators.env, ...env },
  now: () => new Date('2026-11-22T10:00:00Z'),
  progress: () => undefined,
  clock: clock.clients,
  output: folder,
});

async function asked(switches: object, flags: Partial<CalibrateFlags> = {}) {
  await company.console('PUT', '/okta/switches', switches);
  const before = await picture();
  const outcome = await calibrate({ env: 'demo', out, ...flags }, surroundings());
  expect(await picture()).toEqual(before);
  expect(schemaProblems('calibrate', outcome.json)).toEqual([]);
  return { ...outcome, answers: JSON.parse(readFileSync(out, 'utf8')) as Answers };
}

/** What no mode guesses otherwise. */
const AGREED = { displayName: 'composed', numberKind: 'schema', wideInteger: 'long' };

describe('calibration', () => {
  it.each([
    [
      'spring',
      {
        nullInConcatenation: 'text',
        nullIntoFunction: 'commons',
        nullIntoJoin: 'empty',
        noMatch: 'commons',
        noMatchAfter: 'commons',
        outOfRange: 'cut',
        wholeSeconds: 'short',
        ...AGREED,
      },
    ],
    [
      'empty',
      {
        nullInConcatenation: 'empty',
        nullIntoFunction: 'empty',
        nullIntoJoin: 'empty',
        noMatch: 'empty',
        noMatchAfter: 'commons',
        outOfRange: 'cut',
        wholeSeconds: 'short',
        ...AGREED,
      },
    ],
    [
      'strict',
      {
        nullInConcatenation: 'error',
        nullIntoFunction: 'error',
        nullIntoJoin: 'error',
        noMatch: 'error',
        noMatchAfter: 'commons',
        outOfRange: 'error',
        wholeSeconds: 'short',
        ...AGREED,
      },
    ],
  ])('tells an evaluator that reads null like %s', async (mode, expected) => {
    const { answers, exitCode } = await asked({ expressions: mode });
    expect(answers.expressions).toEqual(expected);
    expect(exitCode).toBe(0);
  });

  it.each([
    { displayName: 'null', numberKind: 'value', wideInteger: 'double' },
    { displayName: 'composed', numberKind: 'value', wideInteger: 'long' },
  ] as const)('tells what rules see as a display name, and kinds of numbers: %o', async (expressionBehaviour) => {
    const { answers, exitCode } = await asked({ expressionBehaviour });
    expect([exitCode, answers.expressions]).toEqual([0, expect.objectContaining(expressionBehaviour)]);
  });

  it.each(['joining', 'push', 'applied'] as const)(
    'tells when a mapping with a group function follows somebody who joins: %s',
    async (groupFunctions) => {
      const { answers, exitCode } = await asked({ groupFunctions });
      expect([exitCode, answers.groupFunctions]).toEqual([0, groupFunctions]);
    },
  );

  it('leaves the display name open where no rule takes the person, and says so', async () => {
    const { provisioning } = company.emulators.oktaTenant.org;
    const ruleHolds = provisioning.ruleHolds.bind(provisioning);
    provisioning.ruleHolds = () => undefined;
    const { exitCode, answers, text } = await asked({});
    provisioning.ruleHolds = ruleHolds;
    expect([exitCode, answers.expressions]).toEqual([3, expect.not.objectContaining({ displayName: 'composed' })]);
    expect(text).toContain('No group rule took the person within a minute and a half.');
  });

  it.each(['accepted', 'refused', 'dropped'] as const)('tells that a base override is %s', async (masterOnBase) => {
    expect((await asked({ masterOnBase })).answers.baseOverride).toBe(masterOnBase);
  });

  it.each(['kept', 'refused', 'dropped'] as const)('tells that an external name is %s', async (externalNames) => {
    const { answers } = await asked({ externalNames });
    expect([answers.externalName, answers.discovered]).toEqual([
      externalNames,
      { directNumber: expect.any(String) as unknown, extensionNumber: expect.any(String) as unknown },
    ]);
  });

  it('leaves a question open where the org shows nothing, and says so', async () => {
    const { exitCode, answers, text } = await asked({ masterHidden: true });
    expect(exitCode).toBe(3);
    expect(answers).not.toHaveProperty('baseOverride');
    expect(text).toContain('The org shows no source of any free base attribute.');
  });

  it('is refused for an org of real people, unless it is meant', () => {
    const environment = loadEnvironment('demo', '');
    const ask = (url: string, allowed = false, env = {}) => refuseProduction(environment, url, allowed, env);
    expect(() => ask('https://acme.okta.com')).toThrow('https://acme.okta.com is no preview org');
    expect(() => ask('https://oktapreview.com.acme.com')).toThrow('is no preview org');
    ask('https://acme.oktapreview.com');
    ask('https://acme.okta.com', true);
    ask('http://127.0.0.1:1', false, { OKTA_HTTP_PROXY: 'http://127.0.0.1:1' });
  });
});

describe('what a calibration makes', () => {
  it('is found by name and removed by the next run, with the source that was borrowed', async () => {
    const before = await picture();
    const okta = new OktaClient(oktaConfigFromEnv(company.emulators.env), { clock: clock.clients });
    await setBench(okta);
    await okta.postUserSchema(customAttribute({ title: 'Calibration', type: 'string', description: 'nickName' }));
    const { nickName } = (await okta.userSchema()).definitions.base.properties;
    const master = { type: 'OVERRIDE', priority: [{ type: 'APP', value: company.ringcentralApp }] };
    const properties = { nickName: { ...nickName, master } };
    await okta.postUserSchema({ definitions: { base: { id: '#base', type: 'object', properties } } });
    const { json } = await calibrate({ env: 'demo', out }, surroundings());
    expect((json as { removed: string[] }).removed).toEqual([
      expect.stringMatching(/^app 0oa/),
      expect.stringMatching(/^person 00u/),
      'source of nickName',
      `attribute ${ATTRIBUTE} of people`,
    ]);
    expect(await picture()).toEqual(before);
  });

  it.each([1, 3, 6, 9, 14, 45, 52])('is gone after Ctrl-C at write %i', async (at) => {
    const before = await picture();
    const controller = new AbortController();
    let writes = 0;
    const { org } = company.emulators.oktaTenant;
    const log = org.log.bind(org);
    org.log = (...event) => {
      writes += 1;
      if (writes === at) controller.abort();
      log(...event);
    };
    await calibrate({ env: 'demo', out }, { ...surroundings(), signal: controller.signal }).catch((error: Error) => {
      expect(error.message).toBe('Interrupted.');
    });
    org.log = log;
    expect(writes).toBeGreaterThanOrEqual(at);
    expect(await picture()).toEqual(before);
    expect((await picture()).apps).not.toContain(LABEL);
    await expect(company.api('GET', `/api/v1/users/${LOGIN}`)).rejects.toThrow('404');
  });

  it('is gone when the org stops answering questions half way', async () => {
    const before = await picture();
    await company.console('POST', '/okta/faults', {
      method: 'POST',
      path: '/api/v1/mappings/',
      kind: '500',
      nth: 2,
      times: 1,
    });
    await expect(calibrate({ env: 'demo', out }, surroundings())).rejects.toThrow('500');
    expect(await picture()).toEqual(before);
  });
});
