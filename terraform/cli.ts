import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { IncompleteError } from '../engine/errors';
import { refuseForeign } from './foreign-variables';
import { run } from './process';

export interface TerraformCli {
  readonly cli: 'terraform' | 'tofu';
  readonly path: string;
  /** `1.11.4` */
  readonly version: string;
}

const CANDIDATES = ['terraform', 'tofu'] as const;
/**
 * The oldest releases that this project is run with. A `removed` block with `destroy = false`, without which letting go of an object would delete
 * it, is older in Terraform (1.7); OpenTofu has it since 1.10 and took such a block for "let go" before.
 */
const OLDEST = { terraform: [1, 11], tofu: [1, 10] } as const;
const VersionAnswer = z.looseObject({ terraform_version: z.string() });

const HOW_TO_GET_ONE =
  'install Terraform 1.11 or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu 1.10 or newer (https://opentofu.org/docs/intro/install)';
/** Which CLI it is to be, a name on PATH or a path; cdktf reads it too. */
const BINARY_VARIABLE = 'TERRAFORM_BINARY_NAME';

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

const onPath = (name: string, env: NodeJS.ProcessEnv): string | undefined =>
  isAbsolute(name)
    ? [name].find(executable)
    : (env.PATH ?? '')
        .split(delimiter)
        .map((directory) => join(directory, name))
        .find(executable);

async function versionOf(path: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await run(path, ['version', '-json'], {
    cwd: '/',
    env: { ...env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: undefined },
  });
  return VersionAnswer.parse(JSON.parse(stdout)).terraform_version;
}

const isRecent = (cli: TerraformCli['cli'], version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST[cli];
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
};

const isTofu = (name: string): boolean => basename(name).startsWith('tofu');

/** What was named by hand, and nothing else; otherwise both, Terraform first. */
const candidates = (env: NodeJS.ProcessEnv): readonly string[] => {
  const named = env[BINARY_VARIABLE];
  return named ? [named] : CANDIDATES;
};

/**
 * Which CLI, which version: the one that TERRAFORM_BINARY_NAME names, otherwise the first of `terraform` and `tofu` on PATH that is recent enough.
 * Throws IncompleteError with how to get one, UsageError for variables that would lead it elsewhere.
 */
export async function findTerraform(env: NodeJS.ProcessEnv = process.env): Promise<TerraformCli> {
  refuseForeign(env);
  const old: string[] = [];
  for (const name of candidates(env)) {
    const path = onPath(name, env);
    if (!path) continue;
    const cli = isTofu(name) ? 'tofu' : 'terraform';
    const version = await versionOf(path, env);
    if (isRecent(cli, version)) return { cli, path, version };
    old.push(`${path} is ${version}; ${OLDEST[cli].join('.')} is the oldest that works`);
  }
  const named = env[BINARY_VARIABLE];
  const missing = named ? `${BINARY_VARIABLE} names ${named}, which is not there` : 'neither is on PATH';
  throw new IncompleteError(
    `Terraform or OpenTofu is needed: ${old.length > 0 ? old.join(', ') : missing}.`,
    named ? `${HOW_TO_GET_ONE}, or unset ${BINARY_VARIABLE}` : HOW_TO_GET_ONE,
  );
}
