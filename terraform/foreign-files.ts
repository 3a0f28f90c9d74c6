import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../engine/errors';

/** What Terraform and OpenTofu read of a folder by themselves: configuration, values of variables, and what overrides either. */
const READ_ALONG = /\.(?:tf|tofu)(?:\.json)?$|^terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/;
/** Terraform lays it over `cdk.tf.json`, whose hash the reviewed plan has, value by value. Written anew before each plan. */
export const OBSERVED_OVERRIDE = 'observed_override.tf.json';
const OURS: readonly string[] = ['cdk.tf.json', OBSERVED_OVERRIDE];

/** Which workspace somebody selected by hand; a backend that has several by our wish knows none of this name. */
const SELECTED = '.terraform/environment';
const DEFAULT = 'default';

function selectedWorkspace(folder: string): string {
  const path = join(folder, SELECTED);
  return (existsSync(path) && readFileSync(path, 'utf8').trim()) || DEFAULT;
}

/**
 * The folder of a stack stays from run to run: what somebody left in it would change what is planned, and nobody reviews that.
 * @throws UsageError where it holds configuration of somebody else, or another workspace is selected: its state knows nothing
 */
export function refuseForeignFiles(folder: string): void {
  const files = readdirSync(folder).filter((name) => !OURS.includes(name) && READ_ALONG.test(name));
  if (files.length > 0)
    throw new UsageError(
      `${folder} holds ${files.sort().join(', ')}, which Terraform would read along with what this project declares. Nothing was read or written.`,
      'take it away; what is to be declared beside the integration goes into your app, beside synthesise()',
    );
  const workspace = selectedWorkspace(folder);
  if (workspace !== DEFAULT)
    throw new UsageError(
      `In ${folder} Terraform's workspace ${workspace} is selected, whose state is not that of this project. Nothing was read or written.`,
      `terraform -chdir=${folder} workspace select ${DEFAULT}; the state and its place are the environment's: state in environments/NAME.ts`,
    );
}
