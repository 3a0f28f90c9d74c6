import { commandLine } from '../../engine/command-line';
import type { Target } from '../terraform-run';
import type { Outcome, Progress } from '../outcome';
import type { Connecting } from '../tenants/connect';
import { AdminConsole } from './admin-console';
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

interface Seeded {
  readonly planned: number;
  readonly written: number;
  readonly remaining: readonly { readonly id: string }[];
}

/** What the account's administrators do before anybody is seeded: RingCentral switches custom fields on, and Okta imports people from both sides. */
async function readyForPeople(console: AdminConsole): Promise<void> {
  await console.click('PUT', '/ringcentral/custom-fields', { enabled: true });
  // A real account takes forty writes a minute; nobody needs to wait for that here.
  await console.click('PUT', '/ringcentral/limits', { enforced: false });
  for (const app of ['active_directory', 'ringcentral_saml'])
    await console.click('POST', '/okta/import', { app, kind: 'full' });
}

const seededText = ({ written, planned }: Seeded): string =>
  planned === 0
    ? 'nothing to write'
    : `${written} of ${planned} written: the field "Employee ID", and each employee's id in it`;

/**
 * The company is live: RingCentral's side is made to fit the directory, and a second look has nothing to write; then a person created in Active Directory
 * gets a number, and the number stands in Active Directory. The same commands as on real tenants.
 */
export const peopleStory =
  ({ seed, verify }: PeopleCommands): DemoSteps =>
  async ({ environment, surroundings }, progress) => {
    const connecting = { ...surroundings, progress: () => undefined };
    const seeded = async (): Promise<Seeded> =>
      (await seed({ env: environment.name, dryRun: false }, connecting)).json as Seeded;
    await readyForPeople(await AdminConsole.open(surroundings.env.EMBEDDED_ADMIN_URL ?? ''));
    progress(`people         ${commandLine('seed')} lets RingCentral know everybody by the directory's employee id`);
    progress(`    ${seededText(await seeded())}`);
    const again = await seeded();
    progress(`    once more: ${seededText(again)}`);
    const open = again.remaining.map(({ id }) => id).join(', ');
    progress(`    for people to decide, as on a real account: ${open}\n`);
    progress(`people         ${commandLine('person verify')}`);
    const told = (line: string) => progress(line.replaceAll(/^/gm, '    '));
    const { json } = await verify({ env: environment.name, showValues: true }, { ...surroundings, progress: told });
    return (json as { readonly steps: readonly DemoStep[] }).steps;
  };
