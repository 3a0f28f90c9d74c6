import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { ownConfig } from './cli-config';

const ofMacOs = (home: string): string[] =>
  [home, ''].map((root) => `${root}/Library/Application Support/io.terraform/plugins`);

/** The XDG base directories; an empty variable counts as none, as that specification says. */
function ofXdg(home: string, env: NodeJS.ProcessEnv): string[] {
  const data = env.XDG_DATA_HOME || join(home, '.local/share');
  const shared = (env.XDG_DATA_DIRS || ['/usr/local/share', '/usr/share'].join(delimiter)).split(delimiter);
  return [data, ...shared].filter(Boolean).map((folder) => join(folder, 'terraform/plugins'));
}

/**
 * Folders that Terraform searches by itself ("Implied Local Mirror Directories" on the page of its CLI configuration). The first stands
 * below the folder one works in, which for us is the project's.
 */
function impliedMirrors(env: NodeJS.ProcessEnv): string[] {
  const home = env.HOME || homedir();
  const platform = process.platform === 'darwin' ? ofMacOs(home) : ofXdg(home, env);
  return [resolve('terraform.d/plugins'), join(home, '.terraform.d/plugins'), ...platform];
}

/** Whether a person's own configuration says where providers come from: then Terraform searches no folder by itself. */
export const installsItsOwnWay = (env: NodeJS.ProcessEnv): boolean =>
  /^\s*provider_installation\b/m.test(ownConfig(env) ?? '');

/** Every folder that may hold providers, the one that TF_PROVIDER_MIRROR names first; there need be none. */
export function providerMirrors(env: NodeJS.ProcessEnv = process.env): string[] {
  const named = env.TF_PROVIDER_MIRROR;
  const implied = !named && installsItsOwnWay(env) ? [] : impliedMirrors(env);
  return [...(named ? [named] : []), ...implied].filter((folder) => existsSync(folder));
}
