import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('pages made from data are fresh, that of all commands too: otherwise run `npm run docs`', () => {
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/docs.ts', '--check', '--json'], {
    env,
    encoding: 'utf8',
  });
  expect({ stdout: JSON.parse(stdout || '{}') as unknown, stderr }).toMatchObject({ stdout: { stale: [] } });
});
