import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLocalState, refuseLocalState } from '../../../operations/terraform-run/state-place';
import { refuseSecretsIn } from '../../../operations/secrets';
import { gateFor } from '../../../reports/outgoing';
import { lockFailure } from '../../../terraform/state-lock';
import { environmentWith } from './example-plan';

const LOOPBACK = { OKTA_HTTP_PROXY: 'http://127.0.0.1:4711' };

describe('a local state', () => {
  it('is refused in a pipeline, but for embedded tenants', () => {
    for (const CI of ['true', '1', 'yes'])
      expect(() => refuseLocalState(environmentWith(), { CI })).toThrow(/keeps its state in a file, and CI is set/);
    for (const env of [{}, { CI: '' }, { CI: 'false' }, { CI: 'true', ...LOOPBACK }])
      expect(() => refuseLocalState(environmentWith(), env)).not.toThrow();
    expect(() => refuseLocalState(environmentWith({ state: { backend: 'pg' } }), { CI: 'true' })).not.toThrow();
  });

  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'state-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('that was cut off while it was written is not taken for an empty one', () => {
    const path = join(folder, 'x.tfstate');
    const check = () => checkLocalState(environmentWith({ state: { backend: 'local', path } }), folder);
    expect(check).not.toThrow();
    for (const half of ['', '{"version": 4, "res']) {
      writeFileSync(path, half);
      expect(check).toThrow(/was cut off while it was written: a run was killed/);
    }
    writeFileSync(`${path}.backup`, '{}');
    expect(check).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining(`cp ${path}.backup ${path}`) as string }),
    );
    writeFileSync(path, '{}');
    expect(check).not.toThrow();
  });
});

describe('a state that somebody else holds', () => {
  const detail = `Error message: resource temporarily unavailable
Lock Info:
  ID:        2b6a6738-5dd5-50d6-c0ae-f6352977666b
  Path:      rc.tfstate
  Operation: OperationTypeApply
  Who:       runner@build-7
  Version:   1.11.4
  Created:   2026-11-22 09:00:00.123 +0000 UTC
  Info:      
`;
  const locked = (text: string) => [
    { severity: 'error' as const, summary: 'Error acquiring the state lock', detail: text },
  ];

  it('is told with who, since when, and how to unlock it', () => {
    expect(lockFailure(locked(detail), 'cdktf.out/stacks/demo')).toMatchObject({
      exitCode: 3,
      message:
        'The state is locked by runner@build-7 since 2026-11-22 09:00:00.123 +0000 UTC, for an apply; lock 2b6a6738-5dd5-50d6-c0ae-f6352977666b. Nothing was written.',
      remedy: expect.stringContaining(
        'terraform -chdir=cdktf.out/stacks/demo force-unlock 2b6a6738-5dd5-50d6-c0ae-f6352977666b',
      ) as string,
    });
  });

  it('is told even where the lock tells nothing of itself; anything else is none', () => {
    expect(lockFailure(locked('timeout'), '.')?.message).toBe('The state cannot be locked: timeout');
    expect(lockFailure([{ severity: 'error', summary: 'Other', detail }], '.')).toBeUndefined();
  });
});

describe('credentials', () => {
  const env = {
    OKTA_API_PRIVATE_KEY: '-----BEGIN KEY-----\ncanary-key\n-----END KEY-----',
    OKTA_API_PRIVATE_KEY_ID: 'an-id-is-no-secret',
    PG_CONN_STR: 'postgres://state:canary-password@db/state',
    PGPASSWORD: 'canary-password',
    RC_USER_JWT: 'short',
  };

  it('are taken out of whatever is printed or kept, also as JSON writes them', () => {
    const said = `${env.PG_CONN_STR} ${env.PGPASSWORD} ${JSON.stringify(env.OKTA_API_PRIVATE_KEY)} ${env.OKTA_API_PRIVATE_KEY_ID} short`;
    expect(gateFor(env).text(said)).toBe('(secret) (secret) "(secret)" an-id-is-no-secret short');
  });

  it('in an environment are refused by the variable, never shown', () => {
    const careless = environmentWith({ summary: 'reach us at canary-password' });
    expect(() => refuseSecretsIn(careless, env)).toThrow(
      /^A value of this environment holds the credential in PGPASSWORD: (?!.*canary)/,
    );
    expect(() => refuseSecretsIn(environmentWith(), env)).not.toThrow();
  });
});
