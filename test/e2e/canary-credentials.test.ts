import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulators, type Emulators } from '../../emulators';
import { PROJECT } from '../../operations/surroundings';
import { noTerraform } from '../terraform/on-path';

const TSX = join(PROJECT, 'node_modules/tsx/dist/cli.mjs');

describe.skipIf(noTerraform.skip)(`credentials where Okta's token endpoint breaks off${noTerraform.because}`, () => {
  let emulators: Emulators;
  let out: string;
  beforeAll(async () => {
    emulators = await startEmulators();
    out = mkdtempSync(join(tmpdir(), 'canary-'));
  });
  afterAll(async () => {
    await emulators.close();
    rmSync(out, { recursive: true, force: true });
  });

  const drift = () =>
    new Promise<string>((done) => {
      const env = { ...process.env, ...emulators.env, TF_LOG: 'TRACE', CDKTF_OUTDIR: join(out, 'stacks') };
      const args = [
        TSX,
        join(PROJECT, 'scripts/drift.ts'),
        'check',
        '--env',
        'demo',
        '--out',
        join(out, 'reports'),
        '--json',
      ];
      execFile(process.execPath, args, { cwd: PROJECT, env, maxBuffer: 1 << 28 }, (_error, stdout, stderr) =>
        done(`${stdout}${stderr}`),
      );
    });

  it('stand in no output and no report', async () => {
    await fetch(`${emulators.admin}/okta/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method: 'POST', path: '/oauth2/v1/token', kind: 'cut', nth: 2, times: 500 }),
    });
    const said = await drift();
    const reports = join(out, 'reports');
    const all = [said, ...readdirSync(reports).map((name) => readFileSync(join(reports, name), 'utf8'))];
    expect(all.length).toBeGreaterThan(1);
    const { OKTA_API_PRIVATE_KEY: key = '', RC_APP_CLIENT_SECRET, RC_USER_JWT, AD_BIND_PASSWORD } = emulators.env;
    const lines = key.split('\n').filter((line) => line.length > 40);
    for (const text of all) {
      expect(text).not.toMatch(/eyJ[\w-]{10,}/);
      for (const secret of [...lines, RC_APP_CLIENT_SECRET, RC_USER_JWT, AD_BIND_PASSWORD])
        expect(text).not.toContain(secret);
    }
    expect(all.join('\n')).toContain('(secret)');
  });
});
