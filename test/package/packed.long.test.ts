import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OwnProject, pack, repacked, type Ended } from '../support/packed';
import { noTerraform } from '../terraform/on-path';

const registry =
  spawnSync('npm', ['view', 'constructs', 'version', '--fetch-retries=0'], { stdio: 'ignore' }).status === 0;
const missing = noTerraform.because || (registry ? '' : " (skipped: npm's registry cannot be reached)");

/** What a newer engine derives otherwise: RingCentral's user name. */
const CHANGED = {
  path: 'dist/engine/flows/presets/ringcentral.js',
  from: "['user.email', 'userName']",
  to: "['user.login', 'userName']",
};

/** The README that `init` writes, line by line: with its exit code and what it must say. An account that Okta knows nobody of yet is drift. */
const README: Readonly<Record<string, readonly [code: number, says: string]>> = {
  'npm install': [0, ''],
  'npx ringcentral-okta environment check': [0, 'nothing found'],
  'npx ringcentral-okta doctor --env acme': [1, 'ok   packages'],
  'npx ringcentral-okta plan --env acme --out plan': [1, '3 to add, 0 to change, 0 to destroy'],
  'npx ringcentral-okta person export --env acme --out people.jsonl': [0, 'people of acme in people.jsonl'],
  'npx ringcentral-okta review --env acme --plan plan --people people.jsonl --out out/review': [0, ''],
  'npx ringcentral-okta apply --plan plan': [0, 'A second plan finds nothing to do.'],
  'npx ringcentral-okta drift --env acme': [1, 'values of people differ'],
};

describe.skipIf(missing !== '')(`a project of one's own, by npm install from the packed file${missing}`, () => {
  let folder: string;
  let project: OwnProject;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'packed-'));
    file = pack(folder);
    project = new OwnProject();
    mkdirSync(join(project.root, 'vendor'));
  });
  afterAll(async () => {
    await project.remove();
    rmSync(folder, { recursive: true });
  });

  /** By npm, from a file that stands in the project. */
  function install(packed: string): Promise<Ended> {
    cpSync(packed, join(project.root, 'vendor', basename(packed)));
    return project.type(`npm install --no-audit --no-fund ./vendor/${basename(packed)}`);
  }

  it('is installed into an empty folder, small and without cdktf-cli', async () => {
    expect(await install(file)).toMatchObject({ code: 0 });
    const { output } = await project.type('du -sm node_modules && ls node_modules');
    expect(Number.parseInt(output)).toBeLessThan(150);
    expect(output).not.toContain('cdktf-cli');
  });

  it('init reads the org, and the README that it writes leads to a clean plan', async () => {
    const { admin } = await project.sandbox('--at', 'start');
    const click = async (method: string, path: string, body: object) =>
      (
        await fetch(`${admin}${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status;
    expect(await click('PUT', '/okta/gates/ad-confirmation', { enabled: true })).toBe(200);
    expect(await click('POST', '/okta/import', { app: 'active_directory', kind: 'full' })).toBe(200);
    const { code, output } = await project.type('npx ringcentral-okta init acme');
    expect({ code, output }).toEqual({ code: 0, output: expect.not.stringContaining('Fill in') as string });
    const lines = /```sh\n([^]*?)```/.exec(project.own()['README.md']!)![1]!.trim().split('\n');
    expect(lines).toEqual(Object.keys(README));
    for (const [line, [wanted, says]] of Object.entries(README)) {
      const ended = await project.type(line);
      expect({ line, ...ended }).toEqual({ line, code: wanted, output: expect.stringContaining(says) as string });
    }
    expect(await project.type('npx ringcentral-okta plan --env acme')).toMatchObject({ code: 0 });
  });

  it('plain cdktf synthesises and plans it', async () => {
    expect(await project.type('npx cdktf synth')).toMatchObject({ code: 0 });
    expect(await project.type('npx cdktf plan acme')).toEqual({
      code: 0,
      output: expect.stringContaining('No changes.') as string,
    });
  });

  it('is upgraded without a change to a line of its own, and the review of the upgrade says what changes', async () => {
    const git = 'git -c user.name=t -c user.email=t@acme.test';
    expect(await project.type(`git init -q && git add -A && ${git} commit -qm start`)).toMatchObject({ code: 0 });
    expect(await install(repacked(file, '9.9.9', CHANGED))).toMatchObject({ code: 0 });
    const { output: touched } = await project.type('git status --porcelain --untracked-files=no');
    expect(touched.trim().split('\n')).toEqual(['M package-lock.json', ' M package.json']);

    const planned = await project.type('npx ringcentral-okta plan --env acme --out plan');
    expect(planned).toEqual({
      code: 1,
      output: expect.stringContaining('0 to add, 2 to change, 0 to destroy') as string,
    });
    expect(planned.output).toMatch(/okta → ringcentral\.userName\n +- user\.email\n +\+ user\.login\n/);
    // People as they were before the apply are not believed; nobody has RingCentral yet in this phase.
    const review = 'npx ringcentral-okta review --env acme --plan plan --people people.jsonl';
    expect(await project.type(review)).toMatchObject({ code: 3 });
    expect(await project.type('npx ringcentral-okta person export --env acme --out people.jsonl')).toEqual({
      code: 0,
      output: expect.stringContaining('ad: 57 people') as string,
    });
    for (const side of ['--plan plan', '--base HEAD']) {
      const { code, output } = await project.type(
        `npx ringcentral-okta review --env acme ${side} --people people.jsonl --json 2>/dev/null`,
      );
      const { lines } = JSON.parse(output.trim().split('\n').at(-1)!) as { lines: object[] };
      expect({ side, code, lines }).toMatchObject({
        side,
        code: 0,
        lines: [{ line: expect.stringContaining('userName') as string, before: 'user.email', after: 'user.login' }],
      });
    }
  });

  it('lets production take over only what is live in preview, at the revision that is checked out', async () => {
    const promote = 'npx ringcentral-okta ci promote --from acme --to acme-production';
    await project.type(
      `sed "s/const acme/const production/; s/name: 'acme'/name: 'acme-production'/" environments/acme.ts > environments/production.ts`,
    );
    const git = 'git -c user.name=t -c user.email=t@acme.test';
    await project.type(`git add -A && ${git} commit -qm production`);
    expect(await project.type(`${promote} --revision HEAD`)).toMatchObject({ code: 1 });
    expect((await project.type(`${promote} --revision HEAD~1`)).output).toContain('is checked out, not');
  });

  it('plays the demo', async () => {
    const { code, output } = await project.type('npx ringcentral-okta demo');
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('+16 ~6 -0') as string });
  });
});

describe.skipIf(noTerraform.skip)(`a project of one's own by plain cdktf alone${noTerraform.because}`, () => {
  it('applies its first phase, and then has nothing to do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'packed-'));
    const project = new OwnProject();
    try {
      project.unpack(pack(folder));
      await project.sandbox('--at', 'start');
      expect(await project.type('npx ringcentral-okta init acme')).toMatchObject({ code: 0 });
      project.borrowDevelopment();
      expect(await project.type('npx cdktf apply acme --auto-approve')).toEqual({
        code: 0,
        output: expect.stringContaining('Apply complete! Resources: 3 added, 0 changed, 0 destroyed.') as string,
      });
      expect(await project.type('npx cdktf plan acme')).toEqual({
        code: 0,
        output: expect.stringContaining('No changes.') as string,
      });
    } finally {
      await project.remove();
      rmSync(folder, { recursive: true });
    }
  });
});
