import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IncompleteError, RefusedError, UsageError } from '../../../engine/errors';
import { ORG_PARTS } from '../../../engine/org/exported';
import { loadEnvironment } from '../../../project';
import { exportPeople } from '../../../operations/export/export';
import { eachPerson } from '../../../operations/review/people-file';
import { openOkta } from '../../../operations/tenants/connect';
import { withNumbers, type AccountOfExport } from '../../../operations/tenants/exported-account';
import { orgFileOf } from '../../../operations/tenants/org-file';
import { readOrg } from '../../../operations/tenants/read-org';
import { schemaProblems } from '../../support/schema';
import { startTenants, type Tenants } from '../people';

const environment = loadEnvironment('demo', '');
let tenants: Tenants;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
  tenants = await startTenants();
  for (const name of ['Ada', 'Grace', 'Zoë']) {
    const login = `${name.toLowerCase()}@acme.test`;
    const profile = { login, email: login, firstName: name, lastName: 'Example' };
    const { id } = await tenants.okta('POST', '/api/v1/users?activate=true', { profile });
    const [group] = (await tenants.okta('GET', '/api/v1/groups?q=Contractors')) as unknown as { id: string }[];
    if (name !== 'Grace') await tenants.okta('PUT', `/api/v1/groups/${group!.id}/users/${id}`);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A reader that takes its time: writing has to wait for it. */
class SlowReader extends Writable {
  text = '';
  constructor() {
    super({ highWaterMark: 1 });
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    setImmediate(done);
  }
}

const surroundings = () => ({ ...tenants.connecting, now: () => new Date(tenants.clock.now()), output: folder });

describe('npx ringcentral-okta person export', () => {
  it('streams everybody, one line each, with the groups that decide something', async () => {
    const stdout = new SlowReader();
    await exportPeople({ env: 'demo' }, surroundings(), stdout);
    const people = stdout.text.trimEnd().split('\n');
    const parsed = people.map(
      (line) => JSON.parse(line) as { status: string; profiles: { okta: object }; groups: string[] },
    );
    expect(parsed.flatMap((person) => schemaProblems('export', person))).toEqual([]);
    expect(parsed.map(({ profiles, groups }) => [(profiles.okta as { firstName: string }).firstName, groups])).toEqual([
      ['Ada', ['Contractors']],
      ['Grace', []],
      ['Zoë', ['Contractors']],
    ]);
    // Nobody has chosen a password yet.
    expect(new Set(parsed.map(({ status }) => status))).toEqual(new Set(['PROVISIONED']));
    expect(tenants.told.at(-1)).toBe('3 people of demo');
  });

  it('writes a file that nobody else may read and that review takes, reading only', async () => {
    const before = await tenants.admin('GET', '/writes');
    const out = join(folder, 'new', 'people.jsonl');
    await exportPeople({ env: 'demo', out }, surroundings(), new SlowReader());
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const ids: string[] = [];
    eachPerson(out, ({ id }) => ids.push(id));
    expect(ids).toHaveLength(3);
    expect(await tenants.admin('GET', '/writes')).toEqual(before);
  });

  it('writes the org itself beside them, every part, as it reads it', async () => {
    const out = join(folder, 'people.jsonl');
    await exportPeople({ env: 'demo', out }, surroundings(), new SlowReader());
    const path = join(folder, 'people.org.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const written: unknown = JSON.parse(readFileSync(path, 'utf8'));
    expect(schemaProblems('org-file', written)).toEqual([]);
    const file = orgFileOf(out, environment)!;
    const okta = await openOkta(environment, surroundings());
    const live = await readOrg(okta, environment, ORG_PARTS);
    expect(file).toMatchObject({ version: 1, environment: 'demo', orgId: environment.okta.orgId, unread: [] });
    expect(file.org).toEqual(JSON.parse(JSON.stringify(live)));
    expect(Object.keys(file.org).sort()).toEqual([...ORG_PARTS].sort());
  });

  it("brings nobody's numbers where two users of RingCentral have the same email address: it links neither", () => {
    const user = (id: string, number: string) => ({
      id,
      extensionNumber: number,
      type: 'User',
      status: 'Enabled',
      contact: { email: 'ada@acme.test' },
    });
    const record = {
      id: '00u1',
      groups: [],
      profiles: { okta: { login: 'ada@acme.test' }, ringcentral: { email: 'ada@acme.test' } },
    };
    const told = (...extensions: object[]) =>
      withNumbers(record, 'ringcentral', { reading: { extensions, numbers: [] } } as unknown as AccountOfExport)
        .profiles['ringcentral'];
    expect(told(user('1', '101'))).toMatchObject({ extensionNumber: '101' });
    expect(told(user('1', '101'), user('2', '102'))).toEqual({ email: 'ada@acme.test' });
  });

  it('names what the org refuses to tell, in the file and by its exit code', async () => {
    const out = join(folder, 'partly.jsonl');
    await tenants.admin('POST', '/okta/faults', { method: 'GET', path: '/api/v1/groups/rules', kind: '500', times: 9 });
    const refusal: unknown = await exportPeople({ env: 'demo', out }, surroundings(), new SlowReader()).catch(
      (error: unknown) => error,
    );
    await tenants.admin('DELETE', '/okta/faults');
    expect(refusal).toBeInstanceOf(IncompleteError);
    const { org, unread } = orgFileOf(out, environment)!;
    expect(org.rules).toBeUndefined();
    expect(unread.map(({ what }) => what)).toEqual(['group rules']);
    expect(org.mappings).toBeDefined();
  });

  it('refuses an org file of another version, another environment, or cut short', async () => {
    const out = join(folder, 'people.jsonl');
    const path = join(folder, 'people.org.json');
    const whole = readFileSync(path, 'utf8');
    const spoilt = (content: string) => {
      writeFileSync(path, content);
      return () => orgFileOf(out, environment);
    };
    expect(spoilt(whole.replace('"version": 1', '"version": 2'))).toThrow(/of version 2, and this one reads 1/);
    expect(spoilt(whole.slice(0, -9))).toThrow(/people\.org\.json is no JSON/);
    expect(spoilt(whole.replace('"origin": "base"', '"origin": "bare"'))).toThrow(/is no org file: org\./);
    expect(spoilt(whole.replace(environment.okta.orgId, '00oother'))).toThrow(RefusedError);
    expect(orgFileOf(join(folder, 'alone.jsonl'), environment)).toBeUndefined();
  });

  it('leaves the last file as it was when it cannot be finished', async () => {
    const out = join(folder, 'kept.jsonl');
    await exportPeople({ env: 'demo', out }, surroundings(), new SlowReader());
    const before = readFileSync(out, 'utf8');
    await tenants.admin('POST', '/okta/faults', { method: 'GET', path: '/api/v1/users', kind: '500', times: 9 });
    await expect(exportPeople({ env: 'demo', out }, surroundings(), new SlowReader())).rejects.toThrow();
    await tenants.admin('DELETE', '/okta/faults');
    expect(readFileSync(out, 'utf8')).toBe(before);
  });

  it('refuses a folder that is a file, and another org', async () => {
    const out = join(folder, 'kept.jsonl', 'below.jsonl');
    await expect(exportPeople({ env: 'demo', out }, surroundings(), new SlowReader())).rejects.toThrow(UsageError);
    await expect(exportPeople({ env: 'example-uat' }, surroundings(), new SlowReader())).rejects.toThrow(RefusedError);
  });
});
