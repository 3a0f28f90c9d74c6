import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Without GitHub's variables both steps end at what is asked of them next, which shows that the flags were told. */
function run(words: readonly string[], more: NodeJS.ProcessEnv) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...more };
  const { status, stderr } = spawnSync(process.execPath, ['bin/ringcentral-okta.js', ...words], {
    env,
    encoding: 'utf8',
  });
  return { status, stderr };
}

describe('a step of a pipeline', () => {
  it.each([
    [['ci', 'reviewed'], { ENVIRONMENT: 'demo', COMMIT: 'HEAD' }, 'GITHUB_'],
    [
      ['ci', 'promote'],
      { FROM: 'example-uat', ENVIRONMENT: 'example-uat' },
      '--from and --to name the same environment',
    ],
  ] as const)('takes variables alone: %j', (words, variables, says) => {
    expect(run(words, variables)).toEqual({ status: 2, stderr: expect.stringContaining(says) as string });
  });

  it('names the flag that neither a flag nor a variable tells', () => {
    expect(run(['ci', 'reviewed'], { ENVIRONMENT: 'demo' })).toEqual({
      status: 2,
      stderr: expect.stringContaining('--commit <sha> is missing') as string,
    });
  });
});
