import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../../engine/environment/schema';
import { promote } from '../../../operations/promote/promote';
import { schemaProblems } from '../../support/schema';
import { live, LiveCompany } from '../verify/live-company';

let company: LiveCompany;
const folder = mkdtempSync(join(tmpdir(), 'promote-'));
beforeAll(async () => {
  company = await LiveCompany.start();
});
beforeEach(() => company.tenants.reset());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Line = NonNullable<Environment['flows']['lines']>[number];

async function promoted(change: (copy: Environment) => Environment, preview: Environment = live, revision?: string) {
  const file = join(folder, 'environments.json');
  const production = { ...live, name: 'production', okta: { orgId: '00o1production000org' } };
  writeFileSync(file, JSON.stringify([{ ...preview, name: 'preview' }, change(production)]));
  const { env, clock, progress } = company.tenants.connecting;
  const outcome = await promote(
    { from: 'preview', to: 'production', revision },
    { env: { ...env, ENVIRONMENT_FILE: file }, clock, progress, now: () => new Date(clock.now()), output: folder },
  );
  const json = outcome.json as {
    refused?: { why: string };
    differences: { where: string }[];
    notLive: { what: string }[];
  };
  expect(schemaProblems('promote', json)).toEqual([]);
  return { ...outcome, ...json };
}

const withLine = (line: Line) => (copy: Environment) => ({
  ...copy,
  flows: { ...copy.flows, lines: [...(copy.flows.lines ?? []), line] },
});
const zip: Line = { from: 'okta', to: 'ringcentral.zip', expr: 'user.zipCode + "-0000"' };

describe('a promotion', () => {
  it('is allowed where the table is the same and everything of it is live; tenants and ids may differ', async () => {
    const before = await company.tenants.admin('GET', '/writes');
    const { exitCode, differences, notLive, text } = await promoted((copy) => copy);
    expect([exitCode, differences, notLive]).toEqual([0, [], []]);
    expect(text).toContain('May be promoted: preview (live) → production (live)');
    expect(await company.tenants.admin('GET', '/writes')).toEqual(before);
  });

  it('names a line that nobody has tried in preview', async () => {
    const { exitCode, refused, differences } = await promoted(withLine(zip));
    expect(exitCode).toBe(1);
    expect(differences).toEqual([
      { where: 'okta → ringcentral.zip', from: 'user.zipCode | always', to: 'user.zipCode + "-0000" | always' },
    ]);
    expect(refused!.why).toBe('production declares another table than preview, at 1 place.');
  });

  it('accepts a difference that somebody acknowledged for now', async () => {
    const accept = (expires: string) => (copy: Environment) => ({
      ...withLine(zip)(copy),
      acknowledgements: [{ id: 'promotion', address: 'okta → ringcentral.zip', reason: 'a test', expires }],
    });
    expect((await promoted(accept('2027-01-01'))).exitCode).toBe(0);
    expect((await promoted(accept('2026-01-01'))).exitCode).toBe(1);
  });

  it('waits until preview stands at the phase that production wants', async () => {
    const { refused } = await promoted((copy) => copy, { ...live, phase: 'bidirectional' });
    expect(refused!.why).toContain('production wants phase live, and preview stands at bidirectional');
  });

  it('takes the guard of a pilot away: what a group tried in preview holds for everybody in production', async () => {
    const preview = withLine({ ...zip, pilot: 'Pilots' })(live);
    const id = await company.mappingId('ringcentral', 'fromOkta');
    const expression = 'isMemberOfGroupName("Pilots") ? (user.zipCode + "-0000") : (user.zipCode)';
    const properties = { zip: { expression, pushStatus: 'PUSH' } };
    await company.tenants.okta('POST', `/api/v1/mappings/${id}`, { properties });
    expect(await promoted(withLine(zip), preview)).toMatchObject({ exitCode: 0, differences: [], notLive: [] });
    expect((await promoted((copy) => copy, preview)).differences).toMatchObject([{ where: 'okta → ringcentral.zip' }]);
  });

  it('is refused while preview does not show what it declares', async () => {
    const id = await company.mappingId('ringcentral', 'fromOkta');
    await company.tenants.okta('POST', `/api/v1/mappings/${id}`, { properties: { zip: null } });
    const { exitCode, notLive } = await promoted((copy) => copy);
    expect(exitCode).toBe(1);
    expect(notLive.map(({ what }) => what)).toEqual(['line okta → ringcentral.zip']);
  });

  it('is of the revision that was reviewed, or of none', async () => {
    await expect(promoted((copy) => copy, live, 'HEAD~1')).rejects.toThrow('is checked out, not');
  });
});
