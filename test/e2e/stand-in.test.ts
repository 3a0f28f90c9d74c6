import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import type { DemoResult } from '../../operations/demo';
import { noTerraform } from '../terraform/on-path';

const temporary = mkdtempSync(join(tmpdir(), 'stand-in-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

it.skipIf(noTerraform.skip || Boolean(process.env.TF_PROVIDER_MIRROR))(
  'the demo needs nothing but npm and Terraform: it is green with the stand-in, and says so (where a mirror is at hand, demo.test.ts holds it to the genuine one)',
  async () => {
    const { TF_PROVIDER_MIRROR: _mirror, ...rest } = process.env;
    const env = { ...rest, OKTA_PROVIDER: 'stand-in', TMPDIR: temporary };
    const { stdout, stderr } = await promisify(execFile)('npm', ['run', '-s', 'demo', '--', '--json'], { env });
    const result = JSON.parse(stdout) as DemoResult;
    expect(result).toMatchObject({
      oktaProvider: { kind: 'stand-in', version: '4.20.0' },
      replan: { add: 0, change: 0, destroy: 0 },
    });
    expect(result.gates.filter(({ refusedBefore }) => !refusedBefore)).toEqual([]);
    expect(stderr).toContain('live');
  },
  240_000,
);
