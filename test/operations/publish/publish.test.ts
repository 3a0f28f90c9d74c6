import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publish } from '../../../operations/publish';
import { loopbackGitHub } from '../../clients/github/loopback-github';
import { schemaProblems } from '../../support/schema';

let github: Awaited<ReturnType<typeof loopbackGitHub>>;
let directory: string;

beforeEach(async () => {
  github = await loopbackGitHub();
  directory = mkdtempSync(join(tmpdir(), 'publish-'));
});
afterEach(async () => {
  await github.close();
  rmSync(directory, { recursive: true });
});

const report = (text: string): string => {
  const file = join(directory, 'report.md');
  writeFileSync(file, text);
  return file;
};

describe('the comment on a pull request', () => {
  const first = '<!-- ringcentral-okta:review:demo -->\nfirst';
  const say = (text: string) => publish({ comment: '7' }, report(text), github.env);

  it('is created once and then updated in place, also on the second page of comments', async () => {
    github.comments.push(...[1, 2, 3].map((id) => ({ id, number: id, body: 'LGTM', state: 'open', labels: [] })));
    const created = await say(first);
    expect(created.text).toBe('comment created');
    expect(schemaProblems('publish', created.json)).toEqual([]);
    expect((await say(first.replace('first', 'second'))).text).toBe('comment updated');
    expect((await say(first.replace('first', 'second'))).text).toBe('comment unchanged');
    expect(github.comments.map(({ body }) => body)).toEqual(['LGTM', 'LGTM', 'LGTM', first.replace('first', 'second')]);
    expect(github.writes).toEqual(['POST /issues/7/comments', 'PATCH /issues/comments/4']);
  });

  it('leaves alone what somebody else wrote, though it begins with the same line', async () => {
    const theirs = {
      id: 1,
      number: 1,
      body: `${first}, says mallory`,
      state: 'open',
      labels: [],
      user: { login: 'mallory', type: 'User' },
    };
    github.comments.push({ ...theirs });
    expect((await say(first)).text).toBe('comment created');
    expect((await say(first.replace('first', 'second'))).text).toBe('comment updated');
    expect(github.comments[0]).toEqual(theirs);
    expect(github.comments).toHaveLength(2);
  });

  it("does not touch another environment's comment", async () => {
    await say(first);
    await say(first.replace('demo', 'uat'));
    expect(github.comments).toHaveLength(2);
  });

  it('refuses a file that is no report', async () => {
    await expect(say('hello')).rejects.toThrow('no marker');
    expect(github.writes).toEqual([]);
  });

  it('tells status and remedy of a refusal, never the token', async () => {
    const refused = publish({ comment: '7' }, report(first), { ...github.env, GITHUB_TOKEN: 'wrong-canary' });
    await expect(refused).rejects.toThrow('GitHub answered 401 to GET /repos/acme/telephony/issues/7/comments');
    await expect(refused).rejects.not.toThrow('wrong-canary');
  });

  it('names the variable that is missing', async () => {
    await expect(publish({ comment: '7' }, report(first), { GITHUB_REPOSITORY: 'a/b' })).rejects.toThrow(
      'GITHUB_TOKEN',
    );
  });
});

describe('the one issue about drift', () => {
  const say = (clean: boolean) =>
    publish(
      { issue: 'Drift in demo', label: 'drift', clean },
      report('<!-- ringcentral-okta:drift:demo -->\nx'),
      github.env,
    );

  it('is opened, updated, closed when clean, and opened again', async () => {
    const did = [];
    for (const clean of [true, false, false, true, true, false]) did.push((await say(clean)).text);
    expect(did).toEqual([
      'nothing to report',
      'issue created',
      'issue updated',
      'issue closed',
      'issue stays closed',
      'issue updated',
    ]);
    expect(github.issues).toHaveLength(1);
    expect(github.issues[0]?.state).toBe('open');
  });
});
