import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OwnProject, pack, repacked } from '../support/packed';

const FACTS = '--org-id 00o1abcdefghijklmnop --account-id 400131426008 --ad-app 0oa1abcdefghijklmnop';
const CHANGED = {
  path: 'dist/engine/flows/presets/ringcentral.js',
  from: "['user.email', 'userName']",
  to: "['user.login', 'userName']",
};

let folder: string;
let file: string;
let project: OwnProject;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packed-'));
  file = pack(folder);
  project = new OwnProject();
  project.unpack(file);
});
afterAll(async () => {
  await project.remove();
  rmSync(folder, { recursive: true });
});

/** Size and time of all files below. */
const marks = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    return `${path} ${size} ${mtimeMs}`;
  });

describe('the package in an empty folder, without a network', () => {
  it('holds what commands need, and nothing of a machine', () => {
    const names = execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).trim().split('\n');
    expect(
      names.filter((name) => /\.tfstate|\.log$|\/test\/|node_modules|\.env|terraform-provider-okta_/.test(name)),
    ).toEqual([]);
    expect(names.filter((name) => /terraform-provider-/.test(name))).toHaveLength(2);
  });

  it('init writes a project whose types and environment are in order, and that synthesises', async () => {
    expect(await project.type(`npx ringcentral-okta init acme ${FACTS}`)).toMatchObject({ code: 0 });
    project.borrowDevelopment();
    expect(await project.type('npx tsc --noEmit')).toEqual({ code: 0, output: '' });
    expect(await project.type('npx ringcentral-okta environment check')).toEqual({
      code: 0,
      output: 'acme: phase app, 31 mappings, nothing found\n',
    });
  });

  it('takes our provider from the package, and writes nothing into it', async () => {
    const installed = join(project.root, 'node_modules/ringcentral-okta');
    const before = marks(installed);
    expect(await project.type('node --import tsx main.ts', { CDKTF_OUTDIR: 'cdktf.out' })).toEqual({
      code: 0,
      output: '',
    });
    expect(readdirSync(join(project.root, 'cdktf.out/stacks'))).toEqual(['acme']);
    expect(marks(installed)).toEqual(before);
  });

  it('compares with a revision by the engine that it was locked to, and does not say unchanged where it has none', async () => {
    const git = 'git -c user.name=t -c user.email=t@acme.test';
    await project.type(`git init -q && git add -A && ${git} commit -qm start`);
    const review = 'npx ringcentral-okta review --env acme --base HEAD --people people.jsonl --json';
    await project.type(': > people.jsonl');
    const same = await project.type(review);
    expect(same.output).not.toContain('could not be');
    project.unpack(repacked(file, '9.9.9', CHANGED));
    await project.type(`sed -i 's/"ringcentral-okta": ".*"/"ringcentral-okta": "9.9.9"/' package.json`);
    const upgraded = await project.type(review, { npm_config_offline: 'true' });
    expect(upgraded).toMatchObject({ code: 3 });
    expect(upgraded.output).toContain('uses another ringcentral-okta, which could not be installed');
  });
});
