import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadEnvironment } from '../../../project';
import { openOkta } from '../../../operations/tenants/connect';
import { readConsole } from '../../../operations/tenants/console';
import type { WhatIf } from '../../../operations/whatif/model';
import { whatIf } from '../../../operations/whatif/whatif';
import { oneOfEach } from '../../support/effort';
import { live, LiveCompany } from '../verify/live-company';

const NEWCOMERS = Array.from({ length: 70 }, (_, n) => `staff${n}`);
/** RingCentral has some 120 people: 20 of them are less than a fifth, 30 are more. */
const SOME = { below: 20, above: 30 } as const;
const OFF = { enabled: false, percent: 20 };
const ON = { enabled: true, percent: 20 };

interface Import {
  readonly stopped?: string;
  readonly removed: number;
  readonly updated: number;
}

/**
 * Written by hand from help.okta.com, "Import safeguards": deactivated people count whatever the import makes of them; the app level looks at
 * groups only where they were imported from Active Directory; the org level at all assignments.
 */
const CASES = (['imported', 'own'] as const).flatMap((group) =>
  (['disabled', 'missing'] as const).flatMap((cause) =>
    (['below', 'above'] as const).map((side) => ({
      group,
      cause,
      side,
      app: group === 'imported' && side === 'above',
      org: side === 'above',
    })),
  ),
);

describe("Okta's import safeguard in the embedded org, in `person simulate` and in what drift reads", () => {
  let company: LiveCompany;
  let folder: string;
  const admin = (method: string, path: string, body?: unknown) => company.tenants.admin(method, path, body);
  const run = (kind: string, app = 'active_directory') =>
    admin('POST', '/okta/import', { app, kind }) as unknown as Promise<Import>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'safeguard-'));
    writeFileSync(join(folder, 'live.json'), JSON.stringify(live));
    company = await LiveCompany.start();
    for (const account of NEWCOMERS)
      await admin('POST', '/active-directory/users', {
        account,
        givenName: account,
        sn: 'Many',
        groups: ['RingCentral Users'],
        attributes: { c: 'US' },
      });
    await run('full');
    company.tenants.keep();
  });
  afterEach(() => company.tenants.reset());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** RingCentral is given by a group of Okta's own instead, with the same people. */
  async function useOwnGroup(): Promise<void> {
    const okta = company.tenants.okta.bind(company.tenants);
    const app = company.ringcentralApp;
    const { id } = await okta('POST', '/api/v1/groups', { profile: { name: 'Telephony' } });
    const users = (await okta('GET', `/api/v1/apps/${app}/users?limit=500`)) as unknown as { id: string }[];
    for (const user of users) await okta('PUT', `/api/v1/groups/${id}/users/${user.id}`);
    await okta('PUT', `/api/v1/apps/${app}/groups/${id}`, { priority: 9 });
    const groups = (await okta('GET', `/api/v1/apps/${app}/groups?limit=200`)) as unknown as { id: string }[];
    for (const group of groups) if (group.id !== id) await okta('DELETE', `/api/v1/apps/${app}/groups/${group.id}`);
  }

  const act = async (cause: 'disabled' | 'missing', accounts: readonly string[]) => {
    for (const account of accounts)
      if (cause === 'disabled') await admin('POST', `/active-directory/users/${account}/disable`);
      else await admin('DELETE', `/active-directory/users/${account}`);
  };
  const environment = () => {
    const { connecting } = company.tenants;
    const env = { ...connecting.env, ENVIRONMENT_FILE: join(folder, 'live.json') };
    return { env, connecting: { ...connecting, env } };
  };
  async function simulated(cause: 'disabled' | 'missing', people: readonly string[]): Promise<WhatIf> {
    const verb = cause === 'disabled' ? 'disable' : 'delete';
    const outcome = await whatIf({ env: 'demo', verb, people, showValues: true }, environment().connecting);
    return outcome.json as WhatIf;
  }
  async function paused(): Promise<boolean> {
    const { env, connecting } = environment();
    const declared = loadEnvironment('demo', env.ENVIRONMENT_FILE);
    const okta = await openOkta(declared, connecting);
    const read = await readConsole(okta, declared, new Map(), company.tenants.clock.now());
    return read.pausedSince !== undefined;
  }

  it.each(CASES)('$group group, $cause, $side', async ({ group, cause, side, app, org }) => {
    if (group === 'own') await useOwnGroup();
    const people = NEWCOMERS.slice(0, SOME[side]);
    const { safeguard } = await simulated(cause, people);
    expect(safeguard.removals).toBe(people.length);
    expect([safeguard.oktaStops, safeguard.level]).toEqual([app || org, app ? 'app' : org ? 'org' : undefined]);
    await act(cause, people);
    const kind = cause === 'disabled' ? 'incremental' : 'full';

    // Each level alone; what stops is let go by nobody, so that the other level sees the same people.
    if (app || !org) {
      await admin('PUT', '/okta/import-safeguard', { app: ON, org: OFF });
    } else {
      await admin('PUT', '/okta/import-safeguard', { app: OFF, org: ON });
    }
    const { stopped } = await run(kind);
    expect(stopped !== undefined).toBe(app || org);
    if (stopped !== undefined) expect(stopped).toMatch(app ? /app unassignment safeguard/ : /org-wide/);
    expect(await paused()).toBe(app || org);
  });

  describe.each(
    oneOfEach(
      [
        ['missing', 'full', 'removed'],
        ['disabled', 'incremental', 'updated'],
      ] as const,
      () => '',
    ),
  )('with many people %s', (cause, kind, counts) => {
    const many = NEWCOMERS.slice(0, SOME.above);

    it('an app level alone lets a group of its own go, whoever is in it', async () => {
      await useOwnGroup();
      await admin('PUT', '/okta/import-safeguard', { app: ON, org: OFF });
      await act(cause, many);
      const done = await run(kind);
      expect([done.stopped, done[counts]]).toEqual([undefined, SOME.above]);
      expect(await paused()).toBe(false);
    });

    it('the org level alone stops a group of the directory too', async () => {
      await admin('PUT', '/okta/import-safeguard', { app: OFF, org: ON });
      await act(cause, many);
      expect((await run(kind)).stopped).toMatch(/org-wide/);
      expect(await paused()).toBe(true);
    });
  });

  it('pauses every import until it is resumed, and then lets the stopped one go on', async () => {
    await act('disabled', NEWCOMERS.slice(0, SOME.above));
    expect((await run('incremental')).stopped).toBeDefined();
    await expect(run('full', 'ringcentral_saml')).rejects.toThrow(/All imports are paused/);
    await expect(run('incremental')).rejects.toThrow(/All imports are paused/);
    await admin('POST', '/okta/import-roadblock/resume');
    expect(await paused()).toBe(false);
    expect(await run('full', 'ringcentral_saml')).not.toHaveProperty('stopped');
    expect(await run('full')).not.toHaveProperty('stopped');
  });

  it('cancels the affected import and resumes the others: the next one of the directory is stopped again', async () => {
    await act('disabled', NEWCOMERS.slice(0, SOME.above));
    await run('incremental');
    await admin('POST', '/okta/import-roadblock/resume', { cancelAffected: true });
    expect(await run('full', 'ringcentral_saml')).not.toHaveProperty('stopped');
    expect((await run('full')).stopped).toBeDefined();
  });
});
