import { commandLine } from '../../engine/command-line';
import type { Target } from '../terraform-run';
import type { Outcome, Progress } from '../outcome';
import type { Connecting } from '../tenants/connect';
import type { DemoStep } from './result';

/** Plays what follows the last phase. */
export type DemoSteps = (target: Target, progress: Progress) => Promise<readonly DemoStep[]>;

/** Commands that the story plays. They are handed over: no command knows another. */
export interface PeopleCommands {
  readonly seed: (
    request: { readonly env: string; readonly dryRun: boolean },
    connecting: Connecting,
  ) => Promise<Outcome>;
  readonly verify: (
    request: { readonly env: string; readonly showValues: boolean },
    connecting: Connecting,
  ) => Promise<Outcome>;
}

/**
 * The company is live: RingCentral's side is checked, then a person created in Active Directory gets a number, and the number
 * stands in Active Directory. The same commands as on real tenants.
 */
export const peopleStory =
  ({ seed, verify }: PeopleCommands): DemoSteps =>
  async ({ environment, surroundings }, progress) => {
    const connecting = { ...surroundings, progress: () => undefined };
    const { text } = await seed({ env: environment.name, dryRun: false }, connecting);
    progress(`people         ${commandLine('seed')}\n${text.replaceAll(/^/gm, '    ')}\n`);
    progress(`people         ${commandLine('person verify')}`);
    const told = (line: string) => progress(line.replaceAll(/^/gm, '    '));
    const { json } = await verify({ env: environment.name, showValues: true }, { ...surroundings, progress: told });
    return (json as { readonly steps: readonly DemoStep[] }).steps;
  };
