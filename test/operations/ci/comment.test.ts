import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { comment } from '../../../operations/ci';
import { PROJECT } from '../../../operations/surroundings';

const asked: unknown[] = [];
const publish = (where: object, file: string) => {
  asked.push([where, file]);
  return Promise.resolve({ exitCode: 0 as const, json: {}, text: '' });
};
const JOB = { ENVIRONMENT: 'demo', OUT: 'out/demo' };

it.each([
  ['the pull request that is named', { PULL_REQUEST: '7' }, '7'],
  [
    'the one that a merge queue has a branch for',
    { GITHUB_REF: `refs/heads/gh-readonly-queue/main/pr-104-${'a'.repeat(40)}` },
    '104',
  ],
  [
    'the named one, where both are told',
    { PULL_REQUEST: '7', GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-104-abc' },
    '7',
  ],
])('a review goes to %s', async (_title, env, number) => {
  asked.length = 0;
  await comment(publish, { ...JOB, ...env });
  expect(asked).toEqual([[{ comment: number }, 'out/demo/review/review.md']]);
});

it.each([
  ['a branch', 'refs/heads/main'],
  ['a branch that only ends like one', 'refs/heads/pr-104-xyz'],
])('goes nowhere for %s, and says what is missing', async (_title, GITHUB_REF) => {
  await expect(comment(publish, { ...JOB, GITHUB_REF })).rejects.toMatchObject({ exitCode: 2 });
});

it('is asked for by the merge queue: the workflow of pull requests runs there too', () => {
  const workflow = readFileSync(join(PROJECT, '.github/workflows/pull-request.yml'), 'utf8');
  expect(workflow).toMatch(/^ {2}merge_group:/m);
});
