import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../engine/errors';
import type { TerraformCli } from './cli';
import { isForeign, refuseForeign } from './foreign-variables';
import { providersIn } from './mirror';
import { withLocalPlugins } from './own-installation';

/** Where Terraform looks by itself while its configuration names no installation method. */
const LOCAL_PLUGINS = 'terraform.d/plugins';

const list = (values: readonly string[]): string => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;

/**
 * A CLI configuration in which each mirror serves the providers it holds and the registry serves the others only:
 * a mirrored provider never costs a request, and Terraform works offline as long as the mirrors hold what the stack needs.
 * Paths are absolute, because Terraform reads relative ones from wherever it happens to run.
 */
function cliConfig(mirrors: readonly string[]): string {
  const held = mirrors.map((mirror) => ({ path: resolve(mirror), providers: providersIn(mirror) }));
  const blocks = held
    .filter(({ providers }) => providers.length > 0)
    .map(
      ({ path, providers }) =>
        `  filesystem_mirror {\n    path    = ${JSON.stringify(path)}\n    include = ${list(providers)}\n  }\n`,
    );
  const everything = [...new Set(held.flatMap(({ providers }) => providers))];
  return `provider_installation {\n${blocks.join('')}  direct {\n    exclude = ${list(everything)}\n  }\n}\n`;
}

/** A person's own CLI configuration: where the variable says, else in the home folder. OpenTofu looks for its own name first. */
export function ownConfig(env: NodeJS.ProcessEnv, cli: TerraformCli['cli'] = 'terraform'): string | undefined {
  const home = env.HOME ?? '';
  const candidates = env.TF_CLI_CONFIG_FILE
    ? [env.TF_CLI_CONFIG_FILE]
    : [...(cli === 'tofu' ? [join(home, '.tofurc')] : []), join(home, '.terraformrc')];
  const found = candidates.find((file) => existsSync(file));
  return found && readFileSync(found, 'utf8');
}

/**
 * The environment Terraform runs with in `directory`. With TF_PROVIDER_MIRROR a CLI configuration is written there;
 * without it the user's own stands, unless it names a file that does not exist; one that would hide the plugins beside the stack is
 * copied with them added. Throws UsageError for a mirror that is no folder, and for variables that would lead Terraform elsewhere.
 */
export function terraformEnvironment(
  directory: string,
  env: NodeJS.ProcessEnv = process.env,
  terraform?: TerraformCli,
): NodeJS.ProcessEnv {
  refuseForeign(env);
  const child: NodeJS.ProcessEnv = { ...env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_INPUT: '0' };
  for (const name of Object.keys(child)) if (isForeign(name)) delete child[name];
  const mirror = env.TF_PROVIDER_MIRROR;
  const local = join(directory, LOCAL_PLUGINS);
  const file = resolve(directory, 'terraform.rc');
  if (!mirror) {
    if (child.TF_CLI_CONFIG_FILE && !existsSync(child.TF_CLI_CONFIG_FILE)) delete child.TF_CLI_CONFIG_FILE;
    const own = ownConfig(child, terraform?.cli);
    const adapted = own && existsSync(local) && withLocalPlugins(own, resolve(local), providersIn(local));
    if (!adapted) return child;
    // It may hold a person's tokens.
    writeFileSync(file, adapted, { mode: 0o600 });
    return { ...child, TF_CLI_CONFIG_FILE: file };
  }
  if (!existsSync(mirror)) {
    throw new UsageError(
      `TF_PROVIDER_MIRROR names ${mirror}, which does not exist.`,
      'name a Terraform filesystem mirror, or unset it',
    );
  }
  writeFileSync(file, cliConfig([mirror, ...(existsSync(local) ? [local] : [])]));
  return { ...child, TF_CLI_CONFIG_FILE: file };
}
