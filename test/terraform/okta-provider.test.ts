import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { oktaProviderFor } from '../../terraform';

const home = mkdtempSync(join(tmpdir(), 'mirror-'));
const mirror = join(home, 'full');
mkdirSync(join(mirror, 'registry.terraform.io/okta/okta'), { recursive: true });
afterAll(() => rmSync(home, { recursive: true }));

const loopback = { OKTA_HTTP_PROXY: 'http://127.0.0.1:4000' };
const up = () => Promise.resolve(true);
const down = () => Promise.resolve(false);
const never = () => Promise.reject(new Error('nobody should have asked'));

it.each([
  ['the stand-in where neither mirror nor registry has it', loopback, down, 'stand-in'],
  ['the stand-in where the mirror is another one', { ...loopback, TF_PROVIDER_MIRROR: home }, down, 'stand-in'],
  ['the genuine one where the registry answers', loopback, up, 'genuine'],
  [
    'the genuine one where the mirror has it, without asking',
    { ...loopback, TF_PROVIDER_MIRROR: mirror },
    never,
    'genuine',
  ],
  ['the genuine one for an org that is not on the loopback', { OKTA_ORG_NAME: 'acme' }, never, 'genuine'],
  [
    'the genuine one behind a proxy, which only Terraform goes through',
    { ...loopback, HTTPS_PROXY: 'http://p:1' },
    never,
    'genuine',
  ],
  [
    'what somebody asked for',
    { ...loopback, OKTA_PROVIDER: 'stand-in', TF_PROVIDER_MIRROR: mirror },
    never,
    'stand-in',
  ],
] as const)('takes %s', async (_title, env, probe, expected) => {
  expect(await oktaProviderFor(env, probe)).toBe(expected);
});

it('refuses another word', async () => {
  await expect(oktaProviderFor({ OKTA_PROVIDER: 'fake' }, never)).rejects.toThrow('OKTA_PROVIDER is fake.');
});

it('asks the registry once', async () => {
  let asked = 0;
  const probe = () => Promise.resolve(++asked > 1);
  expect([await oktaProviderFor(loopback, probe), await oktaProviderFor(loopback, probe), asked]).toEqual([
    'stand-in',
    'stand-in',
    1,
  ]);
});
