import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RefusedError, UsageError } from '../../../engine/errors';
import type { Connecting } from '../../../operations/tenants/connect';
import type { VerifyRequest } from '../../../operations/verify/open';
import { verify } from '../../../operations/verify/verify';
import { schemaProblems } from '../../support/schema';
import { live, LiveCompany } from './live-company';

interface Result {
  readonly person: string;
  readonly steps: {
    readonly step: number;
    readonly name: string;
    readonly ok: boolean;
    readonly evidence: Record<string, unknown>;
  }[];
  readonly cleanedUp: boolean;
  readonly seconds: number;
  readonly incomplete: { readonly what: string; readonly why: string }[];
}

let company: LiveCompany;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  writeFileSync(join(folder, 'live.json'), JSON.stringify(live));
  company = await LiveCompany.start();
});
beforeEach(() => company.tenants.reset());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (
  request: Partial<VerifyRequest> = {},
  more: Partial<Connecting> = {},
  variables: NodeJS.ProcessEnv = {},
) => {
  const { connecting } = company.tenants;
  const env = { ...connecting.env, ENVIRONMENT_FILE: join(folder, 'live.json'), ...variables };
  const outcome = await verify({ env: 'demo', showValues: false, ...request }, { ...connecting, ...more, env });
  return { ...outcome, json: outcome.json as Result };
};

const reds = ({ steps }: Result) => steps.filter(({ ok }) => !ok).map(({ step }) => step);

/** Where a throw-away person still is: accounts that exist, people of any status, users and licences. */
const leftovers = async (): Promise<string[]> => {
  const { admin, okta, emulators } = company.tenants;
  const places = {
    directory: await admin('GET', '/active-directory/users'),
    okta: await okta('GET', '/api/v1/users?limit=200'),
    'okta, deactivated': await okta('GET', '/api/v1/users?filter=status+eq+"DEPROVISIONED"'),
    ringcentral: (emulators.ringcentralTenant.snapshot() as { extensions: unknown }).extensions,
  };
  return Object.entries(places).flatMap(([place, held]) =>
    JSON.stringify(held).includes('rc.verify.') ? [place] : [],
  );
};

describe('npx ringcentral-okta person verify', () => {
  it('takes a new person from Active Directory to RingCentral and the number back, and tidies up', async () => {
    const { exitCode, json, text } = await run();
    expect(reds(json), text).toEqual([]);
    expect(exitCode).toBe(0);
    const [, , , inRingCentral, , inOkta, writtenBack] = json.steps.map(({ evidence }) => evidence);
    const { directNumber, extensionNumber } = inRingCentral as Record<string, string>;
    expect(directNumber).toMatch(/^\+1415555\d{4}$/);
    expect(inOkta).toEqual({ primaryPhone: `${directNumber}#${extensionNumber}` });
    expect(writtenBack).toEqual({ telephoneNumber: `${directNumber}#${extensionNumber}`, readFrom: 'dc1.acme.test' });
    expect(json).toMatchObject({
      person: expect.stringMatching(/^rc\.verify\.[0-9a-f]{8}@acme\.test$/) as string,
      cleanedUp: true,
    });
    expect(schemaProblems('verify', json)).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });

  it('looks at somebody who is there already, makes nobody, and shows no number', async () => {
    const { json: first } = await run();
    expect(first.cleanedUp).toBe(true);
    // The person of the first run was made up.
    const said = company.tenants.told.length;
    const person = 'tobias.wrenfield@acme.test';
    const { json, text } = await run({ person });
    expect(reds(json), text).toEqual([]);
    expect(json).toMatchObject({ person, cleanedUp: true });
    expect(JSON.stringify([json, company.tenants.told.slice(said)])).not.toMatch(/\+1415\d/);
    expect((await run({ person, showValues: true })).text).toContain('telephoneNumber +14155550102#102');
  });

  it('takes the person away after Ctrl-C too, wherever it comes', async () => {
    for (const at of [1, 3, 5]) {
      const controller = new AbortController();
      const seen: string[] = [];
      const progress = (line: string) => {
        seen.push(line);
        if (line.startsWith(`✓ ${at}`)) controller.abort();
      };
      const { exitCode, json } = await run({}, { signal: controller.signal, progress });
      expect([exitCode, json.cleanedUp, json.steps.filter(({ ok }) => ok)]).toMatchObject([3, true, { length: at }]);
      expect(await leftovers()).toEqual([]);
    }
  });

  it('is incomplete where a vendor keeps a step from looking, and names what was not seen', async () => {
    const { admin } = company.tenants;
    const fault = { kind: '500', path: '/restapi/v1.0/account/~/extension', times: 100_000 };
    await admin('POST', '/ringcentral/faults', fault);
    const { exitCode, json } = await run({ person: 'tobias.wrenfield@acme.test' });
    await admin('DELETE', '/ringcentral/faults');
    expect(exitCode).toBe(3);
    expect(schemaProblems('verify', json)).toEqual([]);
    expect(reds(json)).toContain(4);
    expect(json.incomplete.map(({ what }) => what)).toContain('step 4');
    expect(json.incomplete[0]!.why).toMatch(/^RingCentral refused GET .*: 500 CMN-203 .*status\.ringcentral\.com/);
  });

  it('says what is left behind where RingCentral keeps the user', async () => {
    await company.gate('ringcentral-deactivate-users', false);
    const { exitCode, json, text } = await run();
    expect([exitCode, json.cleanedUp, reds(json)]).toEqual([1, false, [3]]);
    expect(text).toMatch(/Left behind, to be tidied up by hand:\n {2}RingCentral still has the user rc\.verify\./);
  });

  it('waits for a scheduled import within its limit where no console is at hand, and says what to press', async () => {
    const { json } = await run({ waitMinutes: 10 }, {}, { EMBEDDED_ADMIN_URL: '' });
    expect(reds(json)[0]).toBe(2);
    expect(json.steps[1]!.evidence.why).toBe('no Okta user came of the import');
    expect(company.tenants.told.join('\n')).toContain(
      'Waiting for the import from acme.test. To have it now: Okta Admin Console > acme.test > Import > Import Now (full).',
    );
    expect(json.cleanedUp).toBe(true);
    expect(json.seconds).toBeLessThan(60 * 60);
  });

  it('asks for a person where no domain controller is reachable, and then reads Okta’s copy', async () => {
    const without = { AD_URL: '', AD_BIND_DN: '', AD_BIND_PASSWORD: '' };
    await expect(run({}, {}, without)).rejects.toThrow(UsageError);
    await run();
    const { json, text } = await run({ person: 'tobias.wrenfield@acme.test', showValues: true }, {}, without);
    expect(reds(json), text).toEqual([]);
    expect(json.steps[6]!.evidence).toEqual({
      telephoneNumber: '+14155550102#102',
      readFrom: "Okta's copy of the directory",
    });
  });

  it('refuses an environment whose phase brings no number back', async () => {
    await expect(run({}, {}, { ENVIRONMENT_FILE: '' })).rejects.toThrow(RefusedError);
  });
});
