import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Clock } from '../clients/rate-limit';
import { IncompleteError } from '../engine/errors';
import { PROJECT } from '../operations/surroundings';

/** The embedded tenants as a process of their own: their work and their memory are not measured as ours. */
export async function startTenants(
  ...flags: readonly string[]
): Promise<{ env: Record<string, string>; stop: () => void }> {
  const child = spawn(
    process.execPath,
    [join(PROJECT, 'bin/ringcentral-okta.js'), 'sandbox', '--at', 'start', '--limits', '--json', ...flags],
    {
      cwd: PROJECT,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', () => reject(new IncompleteError('The embedded tenants did not start.')));
  });
  return { env: (JSON.parse(line) as { env: Record<string, string> }).env, stop: () => child.kill('SIGTERM') };
}

/** The tenants' own clock: a wait here moves it there. */
export function sharedClock(start: string, admin: string): Clock {
  let now = Date.parse(start);
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
      await fetch(`${admin}/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ milliseconds }),
      });
    },
  };
}
