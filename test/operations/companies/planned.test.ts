import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Environment, EnvironmentInput } from '../../../engine/environment/schema';
import { adopt } from '../../../operations/adopt/adopt';
import { exportPeople } from '../../../operations/export/export';
import { plan } from '../../../operations/plan/plan';
import { review } from '../../../operations/review/review';
import type { Surroundings } from '../../../operations/surroundings';
import { attested, startAwkward } from '../../e2e/awkward';
import { noTerraform } from '../../terraform/on-path';
import { withoutLimits } from '../../support/limits';
import { startLive } from '../drift/tenants';
import { COMPANIES, type Company } from './company';
import { outcome, steady } from './steady';

/** A company whose environment is about to change a line, and what Terraform needs to plan it. */
interface Planning {
  readonly env: string;
  readonly folder: string;
  readonly surroundings: (output: string) => Surroundings;
  readonly close: () => Promise<void>;
}

const CHANGED = { from: 'okta', to: 'ringcentral.city', expr: 'String.toUpperCase(user.city)' } as const;

async function planning(
  environment: Environment | EnvironmentInput,
  tenants: NodeJS.ProcessEnv,
  close: () => Promise<void>,
): Promise<Planning> {
  const folder = mkdtempSync(join(tmpdir(), 'planned-'));
  const file = join(folder, 'environment.json');
  writeFileSync(file, JSON.stringify(environment));
  // A review reads the process' own; a local state is an error in CI alone.
  vi.stubEnv('ENVIRONMENT_FILE', file);
  vi.stubEnv('CI', '');
  return {
    env: environment.name,
    folder,
    surroundings: (output) => ({
      env: { ...process.env, ...tenants, ENVIRONMENT_FILE: file },
      now: () => new Date(),
      progress: () => undefined,
      output: join(folder, output),
    }),
    close: async () => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true, force: true });
      await close();
    },
  };
}

const START: Readonly<Record<Company, () => Promise<Planning>>> = {
  demo: async () => {
    const { rollout, close } = await startLive();
    const environment = rollout.at('live', (copy) => ({
      ...copy,
      flows: { ...copy.flows, lines: [...(copy.flows.lines ?? []), CHANGED] },
    }));
    return planning(environment, rollout.emulators.env, close);
  },
  awkward: async () => {
    const emulators = await startAwkward();
    await withoutLimits(emulators.admin);
    return planning(attested(), emulators.env, () => emulators.close());
  },
};

const COMMANDS: Readonly<Record<string, (planned: Planning) => Promise<unknown>>> = {
  plan: async ({ env, surroundings }) => outcome(await plan(env, surroundings('plan'))),
  review: async ({ env, folder, surroundings }) => {
    const around = surroundings('review');
    const [people, saved] = [join(folder, 'people.jsonl'), join(folder, 'saved')];
    await exportPeople({ env, out: people }, around, process.stdout);
    await plan(env, around, { out: saved });
    const now = around.now().toISOString();
    return outcome(
      await review({
        env,
        plan: saved,
        people,
        formats: [],
        failOn: 'error',
        showValues: true,
        now,
        connecting: around,
      }),
    );
  },
  adopt: async ({ env, folder, surroundings }) =>
    outcome(await adopt({ env, out: join(folder, 'adopted') }, surroundings('adopt'))),
};

/** Without the day, the folder, the plan's hash, which holds both, and ids that the org gave out meanwhile. */
const undated = (said: string, folder: string): string =>
  said
    .replaceAll(folder, 'FOLDER')
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'HASH')
    .replaceAll(/\b00u1emb[0-9a-z]{13}\b/g, 'PERSON')
    .replaceAll(/\b\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?\b/g, 'DAY');

describe.skipIf(noTerraform.skip).each(COMPANIES)(
  `the %s company, command by command, with Terraform${noTerraform.because}`,
  (name) => {
    let planned: Planning;
    beforeAll(async () => {
      planned = await START[name]();
    });
    afterAll(() => planned.close());

    it.each(Object.keys(COMMANDS))('%s says what it said', async (command) => {
      const said = undated(steady(await COMMANDS[command]!(planned)), planned.folder);
      await expect(said).toMatchFileSnapshot(join(__dirname, 'golden', name, `${command}.json`));
    });
  },
);
