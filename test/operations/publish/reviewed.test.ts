import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reviewed } from '../../../operations/publish';
import { ACTIONS, loopbackGitHub } from '../../clients/github/loopback-github';
import { schemaProblems } from '../../support/schema';

let github: Awaited<ReturnType<typeof loopbackGitHub>>;
beforeEach(async () => {
  github = await loopbackGitHub();
  github.pulls.set('abc', [{ number: 7, merged_at: '2026-11-22T10:00:00Z' }]);
});
afterEach(() => github.close());

const HASH = 'f'.repeat(64);
const comment = (body: string, login = ACTIONS) =>
  void github.comments.push({ id: 1, number: 1, state: 'open', labels: [], body, user: { login, type: 'Bot' } });
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

  it('is that of the last line, whatever the report shows above it', async () => {
    const shown = `line \`<!-- plan ${'a'.repeat(64)} -->\`\n<!-- plan ${'b'.repeat(64)} -->`;
    comment(`<!-- ringcentral-okta:review:demo -->\n${shown}\n\n<!-- plan ${HASH} -->\n`);
    expect((await ask()).json).toMatchObject({ hash: HASH });
  });

  it('is none where the report ends without it, as after a run that reviewed nothing', async () => {
    comment(`<!-- ringcentral-okta:review:demo -->\n<!-- plan ${HASH} -->\nNothing was reviewed.\n`);
    await expect(ask()).rejects.toThrow('No plan of demo was reviewed on pull request 7');
  });

  it("is not taken from anybody else's comment, a bot's neither", async () => {
    comment(`<!-- ringcentral-okta:review:demo -->\nreview\n<!-- plan ${HASH} -->`, 'mallory');
    await expect(ask()).rejects.toThrow('No plan of demo was reviewed on pull request 7');
  });

  it('is none for a commit that came of no merged pull request', async () => {
    github.pulls.set('def', [{ number: 8, merged_at: null }]);
    await expect(ask('def')).rejects.toThrow('def was not merged from a pull request');
    await expect(ask('123')).rejects.toThrow('was not merged');
  });
});
