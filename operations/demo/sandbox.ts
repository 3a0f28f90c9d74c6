import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AWKWARD_ENVIRONMENT } from '../../emulators/company';
import { serveEmulators, type Emulators, type Prepared, type ServeOptions } from '../../emulators';
import { NOTHING_ACCEPTED } from '../../engine/drift';
import { parseEnvironment } from '../../engine/environment/parse';
import type { Environment } from '../../engine/environment/schema';
import { PHASES, type Phase } from '../../engine/flows/model';
import { writeUnchanged } from '../../reports/outgoing';
import type { Surroundings } from '../surroundings';
import { inTrouble } from './in-trouble';
import { playPhase } from './phase';
import { raised, type Attestations } from './raised';
import { setStage } from './stage';

/** How far the company is: nothing applied yet, or one of the phases. */
export const STAGES = ['start', ...PHASES] as const;
export type Stage = (typeof STAGES)[number];

export interface SandboxRequest extends Omit<ServeOptions, 'prepare' | 'company'> {
  readonly at: Stage;
  /** The company with an HR system, two domains and two RingCentral apps, wired by hand. */
  readonly awkward: boolean;
  /** RingCentral allows no more calls a minute than a real one does. */
  readonly limits: boolean;
}

const send = async (url: string, method: string, body: unknown): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const { ok } = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!ok) throw new Error(`The embedded console refused ${method} ${url}`);
};

/** Applies phase by phase as the demo does, and lets Okta import people from both sides. The environment as it stands then. */
async function raiseTo(
  phase: Phase,
  surroundings: Surroundings,
  emulators: Emulators,
  folder: string,
): Promise<Environment> {
  const stage = await setStage(surroundings, emulators, folder);
  let attestations: Attestations = {};
  for (const each of PHASES.slice(0, PHASES.indexOf(phase) + 1)) {
    surroundings.progress(`Phase ${each}: the administrators take their steps, and Terraform applies it.`);
    ({ attestations } = await playPhase(stage, each, attestations, { watched: false }));
  }
  surroundings.progress(
    phase === 'app'
      ? 'Okta imports from Active Directory: people wait there to be confirmed, which is automatic from the next phase on.'
      : 'Okta imports people from Active Directory and RingCentral.',
  );
  for (const app of phase === 'app' ? ['active_directory'] : ['active_directory', 'ringcentral_saml'])
    await send(`${emulators.admin}/okta/import`, 'POST', { app, kind: 'full' });
  return raised(stage.environment, phase, attestations, stage.statePath);
}

/** What the environments of this code know as drift: of the company itself, whoever looks at it. */
const BASELINES = join(__dirname, '../../environments/drift');

/**
 * Where every command takes its environment from while the sandbox runs, keeps its stacks (those of another state stay as they are), and remembers
 * drift: what happens to this company is no baseline of the person's project.
 */
function declared(environment: Environment, folder: string): Record<string, string> {
  const baseline = join(BASELINES, `${environment.name}.json`);
  writeUnchanged(
    join(folder, 'drift', `${environment.name}.json`),
    existsSync(baseline) ? readFileSync(baseline, 'utf8') : JSON.stringify(NOTHING_ACCEPTED),
  );
  const file = join(folder, 'environment.json');
  writeUnchanged(file, JSON.stringify(environment));
  return { ENVIRONMENT_FILE: file, CDKTF_OUTDIR: join(folder, 'stacks') };
}

const prepare =
  ({ at, awkward, limits }: SandboxRequest, surroundings: Surroundings, folder: string) =>
  async (emulators: Emulators, signal: AbortSignal): Promise<Prepared> => {
    if (!limits) await send(`${emulators.admin}/ringcentral/limits`, 'PUT', { enforced: false });
    if (awkward) return { env: declared(parseEnvironment(AWKWARD_ENVIRONMENT), folder) };
    if (at === 'start') return {};
    const environment = await raiseTo(at, { ...surroundings, signal }, emulators, folder);
    return { env: declared(environment, folder), says: at === 'live' ? inTrouble(environment.name) : [] };
  };

/**
 * Serves the embedded tenants until SIGTERM or Ctrl-C: by default the demo's company when it is live, made by the demo's own code. While they run,
 * `env` gives every command their variables, and the environment that they stand at.
 */
export async function sandbox(request: SandboxRequest, surroundings: Surroundings): Promise<void> {
  const { at: _at, awkward, limits: _limits, ...serving } = request;
  const folder = mkdtempSync(join(tmpdir(), 'ringcentral-okta-sandbox-'));
  try {
    await serveEmulators({
      ...serving,
      ...(awkward && { company: 'awkward' as const }),
      prepare: prepare(request, surroundings, folder),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
