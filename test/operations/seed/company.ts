import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { EnvironmentInput } from '../../../engine/environment/schema';
import { loadEnvironment } from '../../../project';
import { seed } from '../../../operations/seed/seed';
import type { SeedResult } from '../../../operations/seed/result';
import type { Tenants } from '../people';

export type Change = (environment: EnvironmentInput) => EnvironmentInput;

const folders: string[] = [];
afterAll(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A file that holds the demo environment with a change, for ENVIRONMENT_FILE. */
export function environmentFile(change: Change): string {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'));
  folders.push(folder);
  const file = join(folder, 'environment.json');
  writeFileSync(file, JSON.stringify(change(loadEnvironment('demo', ''))), { mode: 0o600 });
  return file;
}

export async function runSeed(
  tenants: Pick<Tenants, 'connecting'>,
  { dryRun = false, showValues = false, change }: { dryRun?: boolean; showValues?: boolean; change?: Change } = {},
) {
  const { connecting } = tenants;
  const env = change ? { ...connecting.env, ENVIRONMENT_FILE: environmentFile(change) } : connecting.env;
  const outcome = await seed({ env: 'demo', dryRun, showValues }, { ...connecting, env });
  return { ...outcome, json: outcome.json as SeedResult };
}

/** Open checks with the people each is about. */
export const open = ({ remaining }: SeedResult) => Object.fromEntries(remaining.map(({ id, people }) => [id, people]));

const GROUP = 'Contractors';

/** Puts somebody whom Okta knows into a group in scope. */
export async function intoScope(tenants: Tenants, userId: string) {
  const groups = (await tenants.okta('GET', `/api/v1/groups?q=${GROUP}`)) as unknown as { id: string }[];
  await tenants.okta('PUT', `/api/v1/groups/${groups[0]!.id}/users/${userId}`);
}

/** Somebody in scope, known to Okta alone. */
export async function addPerson(tenants: Tenants, account: string, profile: Record<string, string> = {}) {
  const email = `${account}@acme.test`;
  const user = await tenants.okta('POST', '/api/v1/users?activate=true', {
    profile: { login: email, email, firstName: account, lastName: 'Example', ...profile },
  });
  await intoScope(tenants, user.id);
  return user.id;
}

/** What RingCentral's people have to do first. */
export async function prepared(tenants: Tenants) {
  await tenants.admin('PUT', '/ringcentral/gates/ringcentral-plan', { enabled: true });
  await tenants.admin('PUT', '/ringcentral/gates/ringcentral-directory-integration', { enabled: true });
  await tenants.admin('PUT', '/ringcentral/custom-fields', { enabled: true });
}
