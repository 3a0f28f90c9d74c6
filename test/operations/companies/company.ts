import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { AWKWARD_ENVIRONMENT } from '../../../emulators/company';
import { parseEnvironment } from '../../../engine/environment/parse';
import type { Environment } from '../../../engine/environment/schema';
import type { Connecting } from '../../../operations/tenants/connect';
import { startTenants, type Tenants } from '../people';
import { live, LiveCompany } from '../verify/live-company';

export interface RunningCompany {
  readonly environment: Environment;
  readonly tenants: Tenants;
  /** A folder of its own, gone afterwards. */
  readonly folder: string;
  /** What a command needs to speak to the tenants, with the environment in ENVIRONMENT_FILE. */
  readonly connecting: Connecting & { readonly now: () => Date };
}

export const COMPANIES = ['demo', 'awkward'] as const;
export type Company = (typeof COMPANIES)[number];

const START: Readonly<Record<Company, () => Promise<readonly [Environment, Tenants]>>> = {
  demo: async () => [live, (await LiveCompany.start()).tenants],
  awkward: async () => [parseEnvironment(AWKWARD_ENVIRONMENT), await startTenants({ company: 'awkward' })],
};

/** Starts a company once for the file that calls this: the demo when it is live, or the one that was wired by hand. */
export function runningCompany(company: Company): () => RunningCompany {
  const folder = mkdtempSync(join(tmpdir(), `${company}-`));
  let running: RunningCompany | undefined;
  beforeAll(async () => {
    const [environment, tenants] = await START[company]();
    const file = join(folder, 'environment.json');
    writeFileSync(file, JSON.stringify(environment));
    const { connecting, clock } = tenants;
    running = {
      environment,
      tenants,
      folder,
      connecting: {
        ...connecting,
        env: { ...connecting.env, ENVIRONMENT_FILE: file },
        now: () => new Date(clock.now()),
      },
    };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => running!;
}
