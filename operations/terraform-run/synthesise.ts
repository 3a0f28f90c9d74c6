import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import { commandLine } from '../../engine/command-line';
import { IncompleteError, UsageError } from '../../engine/errors';
import { DISK_FULL } from '../../engine/explanations/messages/terraform';
import type { Finished } from '../../terraform';
import { holdFolder, OKTA_PROVIDER_VARIABLE, oktaProviderFor, run, standInNote } from '../../terraform';
import type { Surroundings } from '../surroundings';
import { PROJECT } from '../surroundings';

const CdktfJson = z.looseObject({ app: z.string() });

/** What the app itself said: npx, which `cdktf.json` starts it with, adds warnings about npm's own settings. */
const said = ({ stderr, stdout }: Finished): string =>
  (stderr || stdout)
    .split('\n')
    .filter((line) => !/^npm (warn|notice)/i.test(line))
    .join('\n')
    .trim();

/** @throws UsageError where there is no project */
function appOfProject(): { readonly command: string; readonly folder: string } {
  const file = join(PROJECT, 'cdktf.json');
  if (!existsSync(file))
    throw new UsageError(
      `There is no ${file}: this folder is no project.`,
      `Run ${commandLine('init NAME')} here, or go to the folder of your project.`,
    );
  return { command: CdktfJson.parse(JSON.parse(readFileSync(file, 'utf8'))).app, folder: PROJECT };
}

/** As whoever waits for it reads it. */
const commandName = (): string => commandLine(/^(?:[a-z-]+ ?)*/.exec(process.argv.slice(2).join(' '))![0].trim());

/**
 * Runs the app process that `cdktf.json` names, as `cdktf synth` does, and gives the folder of one stack. `cdktf` itself would
 * cost two seconds more and do nothing else for us. The stack is the same for Terraform and OpenTofu. Throws UsageError with what the app said.
 */
export async function synthesise(environment: string, surroundings: Surroundings): Promise<string> {
  const { env, output, progress, signal } = surroundings;
  await holdFolder(output, { what: commandName(), progress, signal });
  const okta = await oktaProviderFor(env);
  if (okta.kind === 'stand-in') progress(standInNote(okta));
  const { command, folder: cwd } = surroundings.app ?? appOfProject();
  const finished = await run('sh', ['-c', command], {
    cwd,
    env: {
      ...env,
      [OKTA_PROVIDER_VARIABLE]: okta.kind,
      CDKTF_OUTDIR: output,
      PATH: [join(PROJECT, 'node_modules/.bin'), env.PATH].join(delimiter),
    },
    signal,
  });
  const folder = join(output, 'stacks', environment);
  if (finished.code !== 0) {
    const why = `The stacks cannot be synthesised.\n${said(finished)}`;
    throw DISK_FULL.test(why)
      ? new IncompleteError(why, `make room in ${output}, then run again`)
      : new UsageError(why);
  }
  if (!existsSync(join(folder, 'cdk.tf.json'))) {
    throw new UsageError(
      `No stack was synthesised for environment ${environment}.`,
      'look whether main.ts still calls synthesise()',
    );
  }
  return folder;
}
