import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { oktaProviderFor } from '../../terraform';

const root = mkdtempSync(join(tmpdir(), 'mirror-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A folder that holds okta/okta in the given releases, as a mirror keeps them. */
const holding = (folder: string, ...versions: string[]): string => {
  const path = join(root, folder);
  for (const version of versions)
    mkdirSync(join(path, 'registry.terraform.io/okta/okta', version, 'linux_amd64'), { recursive: true });
  return path;
};
const home = (name: string, cliConfiguration?: string): string => {
  mkdirSync(join(root, name), { recursive: true });
  if (cliConfiguration !== undefined) writeFileSync(join(root, name, '.terraformrc'), cliConfiguration);
  return join(root, name);
};

const empty = home('empty');
const full = holding('full', '4.20.0', '6.12.0');
const older = holding('older', '4.18.0');
const ofTerraform = home('terraform-home');
holding('terraform-home/.terraform.d/plugins', '4.20.0');
const ofData = holding('data/terraform/plugins', '4.20.0').replace('/terraform/plugins', '');

/** Nothing but what a case names: neither this machine's home nor its data folders. */
const loopback = { OKTA_HTTP_PROXY: 'http://127.0.0.1:4000', HOME: empty, XDG_DATA_DIRS: join(root, 'nowhere') };
const up = () => Promise.resolve(true);
const down = () => Promise.resolve(false);
const never = () => Promise.reject(new Error('nobody should have asked'));

it.each([
  ['the stand-in where neither mirror nor registry has it', {}, down, 'stand-in', 'neither a mirror nor the registry'],
  ['the stand-in where the mirror is another one', { TF_PROVIDER_MIRROR: empty }, down, 'stand-in', 'neither'],
  ['the genuine one where the registry answers', {}, up, 'genuine', "from Terraform's registry"],
  ['the genuine one where the mirror has it, without asking', { TF_PROVIDER_MIRROR: full }, never, 'genuine', full],
  [
    "the genuine one that lies in Terraform's own folder, though a mirror is named that lacks it",
    { HOME: ofTerraform, TF_PROVIDER_MIRROR: empty },
    never,
    'genuine',
    join(ofTerraform, '.terraform.d/plugins'),
  ],
  ['the genuine one of a data folder', { XDG_DATA_HOME: ofData }, never, 'genuine', ofData],
  ['the genuine one of a shared data folder', { XDG_DATA_DIRS: `/nowhere:${ofData}` }, never, 'genuine', ofData],
  [
    "the stand-in where Terraform's folder has another release, for which Terraform asks no registry",
    { TF_PROVIDER_MIRROR: older },
    never,
    'stand-in',
    `${older} has other releases than 4.20.0 only`,
  ],
  [
    'the genuine one where somebody asks for a release that no folder has: Terraform tells them',
    { TF_PROVIDER_MIRROR: older, OKTA_PROVIDER_VERSION: '6.12.0' },
    never,
    'genuine',
    'OKTA_PROVIDER_VERSION',
  ],
  [
    'the release that somebody asks for',
    { TF_PROVIDER_MIRROR: full, OKTA_PROVIDER_VERSION: '6.12.0' },
    never,
    'genuine',
    full,
  ],
  ['the genuine one for an org that is not on the loopback', { OKTA_HTTP_PROXY: undefined }, never, 'genuine', 'org'],
  [
    'the genuine one behind a proxy, which only Terraform goes through',
    { HTTPS_PROXY: 'http://p:1' },
    never,
    'genuine',
    'HTTPS_PROXY',
  ],
  [
    'the genuine one where a configuration of their own says where providers come from',
    { HOME: home('own', 'provider_installation {\n  network_mirror { url = "https://mirror.test/" }\n}\n') },
    never,
    'genuine',
    'provider_installation',
  ],
  [
    'what is at hand where a configuration of their own says nothing about it',
    { HOME: home('credentials', 'credentials "app.terraform.io" {\n  token = "x"\n}\n') },
    down,
    'stand-in',
    'neither',
  ],
  [
    'what somebody asked for',
    { OKTA_PROVIDER: 'stand-in', TF_PROVIDER_MIRROR: full },
    never,
    'stand-in',
    'OKTA_PROVIDER says so',
  ],
] as const)('takes %s', async (_title, env, probe, kind, because) => {
  const choice = await oktaProviderFor({ ...loopback, ...env }, probe);
  expect(choice).toEqual({ kind, because: expect.stringContaining(because) as string });
});

it('refuses another word', async () => {
  await expect(oktaProviderFor({ OKTA_PROVIDER: 'fake' }, never)).rejects.toThrow('OKTA_PROVIDER is fake.');
});

it('asks the registry once', async () => {
  let asked = 0;
  const probe = () => Promise.resolve(++asked > 1);
  const kinds = [await oktaProviderFor(loopback, probe), await oktaProviderFor(loopback, probe)].map(
    ({ kind }) => kind,
  );
  expect([kinds, asked]).toEqual([['stand-in', 'stand-in'], 1]);
});
