import { expect } from 'vitest';
import { outsideCode } from '../pipelines/pipeline';
import type { Canaries } from './canaries';

/** Each acts somewhere: on a terminal, in a runner's log, in Markdown, in HTML, or passes for a line of ours. Okta takes 50 characters of a person. */
export const NAMES = [
  'x\u001b]0;T\u0007\u001b[31m\u009b2J',
  'x\u202eq\u2066<!-- plan aaaaaaaa -->',
  'x\n::error file=x::FORGED',
  'x\r\nFORGED: nothing changes',
  'x<img src=x onerror=alert(1)>',
  'x`` | **y** | [z](http://e.test) @everyone',
] as const;

const loginOf = (index: number): string => `hostile${index}@acme.test`;

/** Groups, rules, people and a mapping that somebody gave such names in the console. */
export async function nameHostile({ emulators }: Pick<Canaries, 'emulators'>): Promise<void> {
  const headers = { authorization: `SSWS ${emulators.oktaTenant.apiToken}`, 'content-type': 'application/json' };
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const answer = await fetch(`${emulators.okta}/api/v1${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    expect([path, answer.ok, text]).toEqual([path, true, text]);
    return JSON.parse(text) as { id: string };
  };
  for (const [index, name] of NAMES.entries()) {
    const login = loginOf(index);
    const { id } = await post('/groups', { profile: { name, description: name } });
    await post('/groups/rules', {
      type: 'group_rule',
      name,
      conditions: { expression: { type: 'urn:okta:expression:1.0', value: `user.city == "${index}"` } },
      actions: { assignUserToGroups: { groupIds: [id] } },
    });
    await post('/users', {
      profile: { login, email: login, firstName: name, lastName: name, displayName: name, city: name },
    });
  }
  await post('/mappings/prm1emb0000000000004', {
    properties: { city: { expression: JSON.stringify(NAMES.join(' ')), pushStatus: 'DONT_PUSH' } },
  });
}

const ACTING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\r(?!\n)/;

/** Nothing of a run acts, on the terminal, in reports, or where it was published. */
export function expectRunInert(canaries: Canaries, run: Awaited<ReturnType<Canaries['runAsJob']>>): void {
  const { stdout, stderr, published } = run;
  expect(`${stdout}${stderr}`).not.toBe('');
  expectInert('stdout', stdout);
  expectInert('stderr', stderr);
  for (const [name, text] of canaries.reports()) expectInert(name, text);
  for (const text of published) expectInert('published.md', text);
}

/** Nothing in it acts: no control or direction, no line of ours that is none, no command to a runner; in markup no element and no comment. */
function expectInert(place: string, text: string): void {
  const found = (pattern: RegExp, where = text) => {
    const at = pattern.exec(where);
    return at && [place, where.slice(Math.max(0, at.index - 120), at.index + 120)];
  };
  expect(found(ACTING)).toBeNull();
  expect(found(/^\s*::|^FORGED/m)).toBeNull();
  if (!/\.(?:md|html|summary)$/.test(place)) return;
  expect(found(/<!-- plan a/)).toBeNull();
  expect(
    found(
      /<img src=x|\]\(http:\/\/e|@everyone/,
      place.endsWith('.html') ? text.replaceAll(/@everyone|\]\(http/g, '') : outsideCode(text),
    ),
  ).toBeNull();
}
