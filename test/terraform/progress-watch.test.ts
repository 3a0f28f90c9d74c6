import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { IncompleteError } from '../../engine/errors';
import { holdFolder, LeftAloneError, releaseFolder, StackDirectory } from '../../terraform';
import { processOf } from '../../terraform/processes';

const folder = mkdtempSync(join(tmpdir(), 'progress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A Terraform that says one thing, then waits for a provider whose request never ends; SIGINT ends it. */
const path = join(folder, 'terraform');
writeFileSync(path, `#!/bin/sh\ntrap 'exit 1' INT\necho '{"type":"refresh_start"}'\nwhile :; do sleep 0.05; done\n`);
chmodSync(path, 0o700);

it('a plan that makes no progress is interrupted, and says so', async () => {
  const rings: (() => void)[] = [];
  const limits: number[] = [];
  const stack = new StackDirectory({ cli: 'terraform', path, version: '1.11.4' }, folder, {
    alarm: (ms, ring) => {
      limits.push(ms);
      rings.push(ring);
      return () => undefined;
    },
    // What Terraform said is progress: only the wait after it runs out.
    onMessage: () => setImmediate(() => rings.at(-1)!()),
  });
  const error: unknown = await stack.plan('plan.tfplan').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(IncompleteError);
  expect((error as IncompleteError).message).toMatch(
    /^Terraform made no progress for 10 minutes \(plan\) and was interrupted/,
  );
  expect((error as IncompleteError).remedy).toContain('TF_LOG=debug');
  expect(limits).toEqual([600_000, 600_000]);
});

it('an apply that makes no progress ends with 3, names process and log, and leaves its write to end by itself', async () => {
  const goOn = join(folder, 'go on');
  const stubborn = join(folder, 'stubborn');
  writeFileSync(
    stubborn,
    `#!/bin/sh\ntrap '' INT\necho '{"type":"apply_start"}'\nwhile [ ! -e '${goOn}' ]; do sleep 0.05; done\necho saved >'${folder}/state'\n`,
  );
  chmodSync(stubborn, 0o700);
  await holdFolder(folder, { what: 'npx ringcentral-okta apply', progress: () => undefined });
  const rings: (() => void)[] = [];
  const stack = new StackDirectory({ cli: 'terraform', path: stubborn, version: '1.11.4' }, folder, {
    locked: folder,
    grace: 1,
    alarm: (_ms, ring) => {
      rings.push(ring);
      return () => undefined;
    },
    onMessage: () => setImmediate(() => rings.at(-1)!()),
  });
  const error = (await stack.apply('plan.tfplan').catch((thrown: unknown) => thrown)) as IncompleteError;
  const { terraform } = JSON.parse(readFileSync(join(folder, '.lock'), 'utf8')) as { terraform: { pid: number } };
  expect(error).toBeInstanceOf(LeftAloneError);
  expect(error.exitCode).toBe(3);
  expect(error.message).toBe(
    `Terraform made no progress for 10 minutes (apply). Interrupted; Terraform still works, as process ${terraform.pid}. It ends its write and saves the state by itself.`,
  );
  expect(error.remedy).toBe(
    `its output is in ${folder}/terraform-apply.log; the next command waits for it, and goes on`,
  );
  expect(processOf(terraform.pid)).toBeDefined();
  writeFileSync(goOn, '');
  await holdFolder(folder, { what: 'npx ringcentral-okta plan', progress: () => undefined });
  while (processOf(terraform.pid)) await new Promise((tick) => setTimeout(tick, 20));
  expect(existsSync(join(folder, 'state'))).toBe(true);
  releaseFolder(folder);
});
