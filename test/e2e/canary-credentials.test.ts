import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noGenuine } from '../support/okta-provider';
import { noTerraform } from '../terraform/on-path';
import { startCanaries, type Canaries } from './canaries';
import { expectRunInert, NAMES, nameHostile } from './hostile-names';

let canaries: Canaries;
beforeAll(async () => {
  canaries = await startCanaries();
});
afterAll(() => canaries.close());

const drift = (name: string) => ['check', '--env', 'demo', '--out', join(canaries.folder, name), '--json'];
const reports = (name: string): string =>
  readdirSync(join(canaries.folder, name))
    .map((file) => readFileSync(join(canaries.folder, name, file), 'utf8'))
    .join('\n');

describe.skipIf(noTerraform.skip)(`credentials in the variables of a command${noTerraform.because}`, () => {
  it("stand in no output and no file where Okta's token endpoint breaks off and Terraform traces", async () => {
    await canaries.fault({ method: 'POST', path: '/oauth2/v1/token', kind: 'cut', nth: 2, times: 500 });
    const said = await canaries.run('drift', drift('cut'), { TF_LOG: 'TRACE' });
    await canaries.fault();
    expect(canaries.leaks(said)).toEqual([]);
    // The gate had something to hide: okta/okta repeats the assertion in its error, the stand-in does not.
    if (!noGenuine().skip) expect(`${said.stdout}${said.stderr}${reports('cut')}`).toContain('(secret)');
  });

  it('stand in none where Terraform cannot read the connection string and shows it', async () => {
    const env = canaries.declare((demo) => ({ ...demo, state: { backend: 'pg' } }));
    const said = await canaries.run('drift', drift('pg'), env);
    expect(said.code).toBe(3);
    expect(canaries.leaks(said)).toEqual([]);
    expect(`${said.stdout}${said.stderr}`).toContain('(secret)');
  });

  it('are not written by Terraform itself: its own log file is refused', async () => {
    const file = join(canaries.folder, 'terraform.log');
    const said = await canaries.run('plan', ['--env', 'demo'], { TF_LOG: 'TRACE', TF_LOG_PATH: file });
    expect(said).toMatchObject({ code: 2, stdout: '' });
    expect(said.stderr).toMatch(/^TF_LOG_PATH would let Terraform write its log into a file/);
    expect(existsSync(file)).toBe(false);
  });

  it('are refused in a label', async () => {
    const label = canaries.variables.RC_APP_CLIENT_SECRET;
    const env = canaries.declare((demo) => ({ ...demo, ringcentral: { ...demo.ringcentral, label } }));
    const said = await canaries.run('plan', ['--env', 'demo', '--json'], env);
    expect(said.code).toBe(1);
    expect(said.stdout).toMatch(/holds the credential in RC_APP_CLIENT_SECRET/);
    expect(canaries.leaks(said)).toEqual([]);
  });
});

describe.skipIf(noTerraform.skip)(`hostile names that a tenant holds${noTerraform.because}`, () => {
  beforeAll(() => nameHostile(canaries));

  it.each([['ci drift'], ['person show', NAMES[2], '--env', 'demo']])(
    'are inert on the terminal, in Markdown, HTML, summary and issue: %s',
    async (words, ...flags) => {
      const run = await canaries.runAsJob([words, ...flags]);
      expectRunInert(canaries, run);
      if (words === 'ci drift') expect(canaries.reports().map(([name]) => name)).toContain('ci/drift/drift.md');
      if (words === 'ci drift') expect(run.published.join()).toContain('q\\u{2066}');
    },
  );
});
