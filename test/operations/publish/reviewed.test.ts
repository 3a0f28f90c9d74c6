import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reviewed } from '../../../operations/publish';
import { loopbackGitHub } from '../../clients/github/loopback-github';
import { schemaProblems } from '../../support/schema';

let github: Awaited<ReturnType<typeof loopbackGitHub>>;
beforeEach(async () => {
  github = await loopbackGitHub();
  github.pulls.set('abc', [{ number: 7, merged_at: '2026-11-22T10:00:00Z' }]);
});
afterEach(() => github.close());

const HASH = 'f'.repeat(64);
const comment = (body: string, type = 'Bot') =>
  void github.comments.push({ id: 1, number: 1, state: 'open', labels: [], body, user: { type } });
const ask = (commit = 'abc') => reviewed({ env: 'demo', commit }, github.env);

describe('the hash that was reviewed', () => {
  it("stands in the pipeline's own comment about the environment", async () => {
    comment('LGTM');
    comment(`<!-- ringcentral-okta:review:uat -->\n<!-- plan ${'0'.repeat(64)} -->`);
    comment(`<!-- ringcentral-okta:review:demo -->\nreview\n<!-- plan ${HASH} -->`);
    const { json } = await ask();
    expect(json).toEqual({ hash: HASH, pullRequest: 7 });
    expect(schemaProblems('reviewed', json)).toEqual([]);
  });

  it('is not taken from what a person wrote', async () => {
    comment(`<!-- ringcentral-okta:review:demo -->\nreview\n<!-- plan ${HASH} -->`, 'User');
    await expect(ask()).rejects.toThrow('No plan of demo was reviewed on pull request 7');
  });

  it('is none for a commit that came of no merged pull request', async () => {
    github.pulls.set('def', [{ number: 8, merged_at: null }]);
    await expect(ask('def')).rejects.toThrow('def was not merged from a pull request');
    await expect(ask('123')).rejects.toThrow('was not merged');
  });
});
