import { commandLine } from '../../engine/command-line';
import type { Target } from '../terraform-run';
import type { Progress } from '../outcome';
import { seed } from '../seed/seed';
import { verify } from '../verify/verify';
import type { DemoStep } from './result';

/** Plays what follows the last phase. */
export type DemoSteps = (target: Target, progress: Progress) => Promise<readonly DemoStep[]>;

/**
 * The company is live: RingCentral's side is checked, then a person created in Active Directory gets a number, and the number
 * stands in Active Directory. The same commands as on real tenants.
 */
export const peopleStory: DemoSteps = async ({ environment, surroundings }, progress) => {
  const connecting = { ...surroundings, progress: () => undefined };
  const { text } = await seed({ env: environment.name, dryRun: false }, connecting);
  progress(`people         ${commandLine('seed')}\n${text.replaceAll(/^/gm, '    ')}\n`);
  progress(`people         ${commandLine('person verify')}`);
  const told = (line: string) => progress(line.replaceAll(/^/gm, '    '));
  const { json } = await verify({ env: environment.name, showValues: true }, { ...surroundings, progress: told });
  return (json as { readonly steps: readonly DemoStep[] }).steps;
};
