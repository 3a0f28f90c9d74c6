import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { IncompleteError } from '../../engine/errors';
import { StackDirectory } from '../../terraform';

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
