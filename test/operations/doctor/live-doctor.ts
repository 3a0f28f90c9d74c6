import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../../engine/environment/schema';
import { gatesNow } from '../../../operations/terraform-run';
import { doctor, type DoctorSurroundings } from '../../../operations/doctor';
import { live, LiveCompany } from '../verify/live-company';

interface Finding {
  readonly id: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly remedy: string;
}

export interface Answer {
  readonly checks: readonly Finding[];
  readonly apps: readonly { readonly app: string; readonly scopes: readonly string[] }[];
  readonly incomplete?: readonly { readonly what: string }[];
}

/** Embedded tenants on which the environment is live and attested, and a doctor to look at them. */
export async function startPatient() {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-test-'));
  const company = await LiveCompany.start();
  const { tenants } = company;
  const { emulators, clock } = tenants;
  const on = new Date(clock.now()).toISOString();
  const steps = gatesNow(live).filter(({ gate }) => !('features' in gate.proof));
  const environment: Environment = {
    ...live,
    attestations: Object.fromEntries(steps.map(({ key }) => [key, { by: 'The test', on }])),
    state: { backend: 'local', path: join(folder, 'demo.tfstate') },
  };
  const permissions = (granted: readonly string[]) => {
    const tenant = emulators.ringcentralTenant;
    const state = structuredClone(tenant.snapshot()) as {
      apps: { clientId: string; permissions: readonly string[] }[];
    };
    state.apps.find(({ clientId }) => clientId === emulators.env.RC_APP_CLIENT_ID)!.permissions = granted;
    tenant.restore(state);
  };
  permissions(['ReadAccounts', 'EditAccounts', 'EditExtensions']);
  tenants.keep();

  return {
    company,
    tenants,
    environment,
    folder,
    permissions,
    look: async (
      only: string[] | undefined,
      env: Record<string, string | undefined> = {},
      over: Partial<DoctorSurroundings> & { environment?: Environment } = {},
    ) => {
      const { environment: wanted = environment, ...surroundings } = over;
      const file = join(folder, 'environment.json');
      writeFileSync(file, JSON.stringify(wanted));
      const outcome = await doctor(
        { env: 'demo', only },
        {
          env: { ...process.env, ...emulators.env, ENVIRONMENT_FILE: file, ...env },
          now: () => new Date(clock.now()),
          clock,
          progress: () => undefined,
          output: join(folder, 'out'),
          ...surroundings,
        },
      );
      const answer = outcome.json as Answer;
      return { ...outcome, answer, bad: answer.checks.filter(({ ok }) => !ok) };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
