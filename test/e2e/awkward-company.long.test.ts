import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { apply } from '../../operations/apply/apply';
import { check } from '../../operations/drift/check';
import { plan } from '../../operations/plan/plan';
import { noTerraform } from '../terraform/on-path';
import { attested, startAwkward } from './awkward';

/** The CLI on PATH, and further ones by their paths, parted by colons: releases that the README promises. */
const CLIS = ['', ...(process.env['TERRAFORM_CLIS'] ?? '').split(':').filter(Boolean)];

const folder = mkdtempSync(join(tmpdir(), 'awkward-company-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder whose only `terraform` or `tofu` is this one, before the machine's own programs. */
function pathWith(cli: string, at: string): Record<string, string> {
  if (cli === '') return {};
  const program = /tofu/.test(basename(cli)) ? 'tofu' : 'terraform';
  symlinkSync(cli, join(at, program));
  return { PATH: `${at}:${process.env.PATH}`, TERRAFORM_BINARY_NAME: program };
}

const NAME = 'awkward';

/** The running company, and what a command needs to be run under a CLI of its own. */
async function start() {
  const emulators = await startAwkward();
  const under = (cli: string) => {
    const at = mkdtempSync(join(folder, 'cli-'));
    const file = join(at, 'environment.json');
    writeFileSync(file, JSON.stringify(attested()));
    const env = { ...process.env, ...emulators.env, ENVIRONMENT_FILE: file, ...pathWith(cli, at) };
    return { env, now: () => new Date(), progress: () => undefined, output: join(at, 'cdktf.out') };
  };
  return { under, close: () => emulators.close() };
}

const named = CLIS.map((cli) => [cli === '' ? 'the CLI on PATH' : cli, cli] as const);

describe.skipIf(noTerraform.skip)(`the awkward company, planned and applied${noTerraform.because}`, () => {
  it.each(named)(
    'under %s: a plan that destroys nothing, an apply, then nothing left to do and no resource that drifts',
    async (_said, cli) => {
      const company = await start();
      const surroundings = company.under(cli);
      try {
        expect((await plan(NAME, surroundings)).json).toMatchObject({ destroy: 0 });
        expect((await apply({ env: NAME, resume: true }, surroundings)).exitCode).toBe(0);
        const again = await plan(NAME, surroundings);
        expect(again).toMatchObject({ exitCode: 0, json: { add: 0, change: 0, destroy: 0 } });
        const baseline = join(surroundings.output, '..', 'accepted.json');
        writeFileSync(baseline, '{}');
        // What was wired by hand, and nobody declares, is told by tenants; what Terraform holds has nothing to say.
        const { config } = await check({ env: NAME, baseline }, surroundings);
        expect(config.filter(({ address, tier }) => tier !== 'undeclared' && address.startsWith('okta_'))).toEqual([]);
      } finally {
        await company.close();
      }
    },
  );

  it('has one plan hash under every CLI', async () => {
    const company = await start();
    try {
      const hashes = new Set<string>();
      for (const cli of [...CLIS, ''])
        hashes.add(((await plan(NAME, company.under(cli))).json as { hash: string }).hash);
      expect(hashes.size).toBe(1);
    } finally {
      await company.close();
    }
  });
});
