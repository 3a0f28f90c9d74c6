import { accessSync, constants } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
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
/** `removed` blocks, which let go of an object without destroying it, came with 1.7 in both. */
const OLDEST = [1, 7] as const;
const VersionAnswer = z.looseObject({ terraform_version: z.string() });

const HOW_TO_GET_ONE =
  'install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install), 1.7 or newer';

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (name: string, env: NodeJS.ProcessEnv): string | undefined =>
  (env.PATH ?? '')
    .split(delimiter)
    .map((directory) => join(directory, name))
    .find(executable);

/**
 * Whether a stack is for OpenTofu: as `TERRAFORM_BINARY_NAME`, which cdktf reads, says, otherwise where PATH has it alone. Starts no
 * process.
 */
export const isForOpenTofu = (env: NodeJS.ProcessEnv): boolean =>
  env.TERRAFORM_BINARY_NAME
    ? basename(env.TERRAFORM_BINARY_NAME) === 'tofu'
    : onPath('terraform', env) === undefined && onPath('tofu', env) !== undefined;

const recent = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
};

/** The first of `terraform` and `tofu` on PATH that is 1.7 or newer. Throws IncompleteError with how to get one, UsageError for variables that would lead it elsewhere. */
export async function findTerraform(env: NodeJS.ProcessEnv = process.env): Promise<TerraformCli> {
  refuseForeign(env);
  const old: string[] = [];
  for (const cli of CANDIDATES) {
    const path = onPath(cli, env);
    if (!path) continue;
    const { stdout } = await run(path, ['version', '-json'], {
      cwd: '/',
      env: { ...env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: undefined },
    });
    const { terraform_version: version } = VersionAnswer.parse(JSON.parse(stdout));
    if (recent(version)) return { cli, path, version };
    old.push(`${path} is ${version}`);
  }
  const found = old.length > 0 ? `${old.join(', ')}; 1.7 is the oldest that works` : 'neither is on PATH';
  throw new IncompleteError(`Terraform or OpenTofu is needed: ${found}.`, HOW_TO_GET_ONE);
}
