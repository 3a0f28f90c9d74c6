import type { Environment } from '../engine/environment/schema';
import { loadEnvironment } from '../project';
import { readAccountCanaries } from '../operations/drift/canaries';
import { spent } from '../operations/tenants/effort';
import { readTenants } from '../operations/drift/live-tenants';
import { Parts } from '../operations/tenants/parts';
import { openOkta, openRingCentral, type Connecting } from '../operations/tenants/connect';
import { Terminal } from '../reports/outgoing';
import type { Measured } from './drift';
import { sharedClock } from './embedded-tenants';

/** The environment with apps of these ids as sources above its own. */
function withSources(environment: Environment, apps: readonly string[]): Environment {
  const sources = apps.map((adopt, index) => {
    const system: Environment['systems'][string] = {
      kind: 'other',
      label: `Source ${index + 3}`,
      app: { adopt },
      sourceRank: index + 3,
      undeclared: 'keep',
    };
    return [`source${index + 3}`, system] as const;
  });
  return { ...environment, systems: { ...environment.systems, ...Object.fromEntries(sources) } };
}

/** Everything that a check asks of both tenants, in a process of its own, so that its memory is its own. */
async function main(start: string, others: readonly string[]): Promise<void> {
  const environment = withSources({ ...loadEnvironment('demo'), phase: 'live' as const }, others);
  const clock = sharedClock(start, process.env['EMBEDDED_ADMIN_URL'] ?? '');
  let waitedMs = 0;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AD_')));
  const connecting: Connecting = { env, progress: () => undefined, clock, waited: (ms) => (waitedMs += ms) };
  const began = performance.now();
  const okta = await openOkta(environment, connecting);
  const ringcentral = await openRingCentral(environment, connecting);
  const parts = new Parts();
  const tenants = { connecting, environment, okta, ringcentral, parts };
  const { data, etaMs } = await readTenants(tenants, new Date(clock.now()));
  await readAccountCanaries(ringcentral);
  await ringcentral.signOut();
  const measured: Omit<Measured, 'answers'> = {
    ...spent({ okta, ringcentral }),
    incomplete: parts.incomplete,
    differing: data.length,
    etaMs,
    waitedMs,
    simulatedMs: clock.now() - Date.parse(start),
    realMs: performance.now() - began,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
  new Terminal().printJson(measured);
}

const [start = '', ...others] = process.argv.slice(2);
void main(start, others);
