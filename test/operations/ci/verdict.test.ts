import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ci } from '../../../operations/ci';
import { noCommands } from './no-commands';
import { schemaProblems } from '../../support/schema';

let out: string;
beforeEach(() => void (out = mkdtempSync(join(tmpdir(), 'verdict-'))));
afterEach(() => rmSync(out, { recursive: true }));

const HASH = 'f'.repeat(64);
const OTHER = '0'.repeat(64);

const keep = (step: string, status: number | undefined, result: unknown) => {
  if (status === undefined) return;
  writeFileSync(join(out, `${step}.status`), `${status}\n`);
  writeFileSync(join(out, `${step}.json`), typeof result === 'string' ? result : JSON.stringify(result));
};

const verdict = (fork = false) =>
  ci(
    'verdict',
    {
      env: { ENVIRONMENT: 'demo', OUT: out, FORK: String(fork) },
      now: () => new Date(0),
      progress: () => undefined,
      output: '',
    },
    noCommands,
  );

const reviewed = { status: 0, result: { step: 'review', says: [], hash: HASH } };

it.each([
  ['a plan that changes nothing, reviewed', 0, { hash: HASH }, reviewed, 0, 'changes nothing'],
  ['a plan with changes, reviewed', 1, { hash: HASH }, reviewed, 0, 'changes something'],
  ['a review with findings', 1, { hash: HASH }, { status: 1, result: reviewed.result }, 1, 'findings to settle'],
  ['a refused plan', 1, { hash: HASH, refused: { why: 'Gate x is shut' } }, reviewed, 1, 'Gate x is shut'],
  ['a crash with exit 1 and no JSON', 1, 'TypeError: x', reviewed, 3, 'there is no plan'],
  ['a crash with exit 1 and half a JSON', 1, '{"hash": "ff', reviewed, 3, 'there is no plan'],
  ['exit 1 without a hash', 1, { hash: null }, reviewed, 3, 'there is no plan'],
  ['exit 0 without a hash', 0, {}, reviewed, 3, 'there is no plan'],
  ['an unforeseen error', 3, { error: { message: 'Okta is away' } }, reviewed, 3, 'Okta is away'],
  ['a wrong flag', 2, {}, reviewed, 3, 'there is no plan'],
  ['a plan killed by a signal', 137, '', reviewed, 3, 'there is no plan'],
  ['no plan at all', undefined, '', reviewed, 3, 'it did not run'],
  ['no review at all', 1, { hash: HASH }, { status: undefined, result: {} }, 3, 'there is no review'],
  ['a review that crashed', 1, { hash: HASH }, { status: 1, result: 'oops' }, 3, 'no review of this plan'],
  ['a review of another plan', 1, { hash: HASH }, { status: 0, result: { hash: OTHER } }, 3, 'no review of this plan'],
  ['a review that is incomplete', 1, { hash: HASH }, { status: 3, result: {} }, 3, 'incomplete'],
])('%s', async (_title, status, plan, review, exitCode, says) => {
  keep('plan', status, plan);
  keep('review', review.status, review.result);
  const outcome = await verdict();
  expect([outcome.exitCode, outcome.text]).toEqual([exitCode, expect.stringContaining(says)]);
  expect(schemaProblems('ci', outcome.json)).toEqual([]);
});

it.each([
  [
    'passes with a review of revisions, and says what it is worth',
    { status: 0, result: {} },
    0,
    'people not looked at',
  ],
  ['fails with findings', { status: 1, result: {} }, 1, 'people not looked at'],
  ['fails without a review', { status: undefined, result: {} }, 3, 'there is no review'],
])('a fork %s', async (_title, review, exitCode, says) => {
  keep('review', review.status, review.result);
  const outcome = await verdict(true);
  expect([outcome.exitCode, outcome.text]).toEqual([exitCode, expect.stringContaining(says)]);
});
