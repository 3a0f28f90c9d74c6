import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadEnvironment } from '../../../project';
import { managedDrift } from '../../../operations/drift/ungated-plan';
import { hurriedClock } from '../../support/hurried-clock';

const folder = mkdtempSync(join(tmpdir(), 'no-progress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A Terraform that plans, asks a provider, and never hears of it again; SIGINT ends it. */
const path = join(folder, 'terraform');
writeFileSync(
  path,
  `#!/bin/sh
[ "$1" = plan ] || exit 0
trap 'echo ended >"${folder}/ended"; exit 1' INT
echo '{"type":"refresh_start"}'
echo asked >"${folder}/asked"
while :; do sleep 0.05; done
`,
);
chmodSync(path, 0o700);

it('interrupts a Terraform that makes no progress, and says so: nothing of it stays', async () => {
  const { alarm, ...clock } = hurriedClock('terraform', () => existsSync(join(folder, 'asked')));
  const surroundings = {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, OKTA_PROVIDER: 'stand-in' },
    now: () => new Date(),
    progress: () => undefined,
    clock: { ...clock, alarm },
    output: join(folder, 'stacks'),
  };
  const terraform = { cli: 'terraform', path, version: '1.11.4' } as const;
  await expect(managedDrift(loadEnvironment('demo', ''), terraform, surroundings)).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringMatching(/^Terraform made no progress for 10 minutes \(plan\) and was interrupted/) as string,
    incomplete: [{ what: 'terraform plan', why: 'Terraform made no progress for 10 minutes (plan)' }],
  });
  expect(existsSync(join(folder, 'ended'))).toBe(true);
  expect(existsSync(join(folder, '.stacks-drift/.lock'))).toBe(false);
});
