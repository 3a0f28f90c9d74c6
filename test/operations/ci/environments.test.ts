import { expect, it } from 'vitest';
import { ci } from '../../../operations/ci';
import { noCommands } from './no-commands';

const ask = (env: Record<string, string>) =>
  ci('environments', { env, now: () => new Date(0), progress: () => undefined, output: '' }, noCommands);

it('are those that ENVIRONMENTS names', async () => {
  expect((await ask({ ENVIRONMENTS: '["example-uat"]' })).text).toBe('environments=["example-uat"]');
});

it('have no default: a check that works nowhere would be red for everybody', async () => {
  await expect(ask({})).rejects.toMatchObject({
    message: expect.stringContaining('ENVIRONMENTS is not set') as string,
    remedy: 'set the repository variable ENVIRONMENTS, such as ["example-production"]',
  });
});

it('of a fork, which is given no variables, are all whose state outlives a runner', async () => {
  expect((await ask({ FORK: 'true' })).text).toBe('environments=["example-production"]');
});

it.each([
  ['no JSON', 'example-uat', 'no JSON list'],
  ['an empty list', '[]', 'no JSON list'],
  ['a name that nobody declares', '["uta"]', 'names uta, which nobody declares'],
])('are refused for %s', async (_title, value, why) => {
  await expect(ask({ ENVIRONMENTS: value })).rejects.toThrow(why);
});
