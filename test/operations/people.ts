import { afterAll } from 'vitest';
import type { Emulators, EmulatorsOptions } from '../../emulators';
import { startEmulators } from '../../emulators';
import type { Clock } from '../../clients/rate-limit';
import { send, tenantsOf } from '../support/tenant-api';

const running: Emulators[] = [];
afterAll(async () => {
  for (const emulators of running.splice(0)) await emulators.close();
});

/** Waiting costs nothing: it moves the clock. */
export class QuickClock implements Clock {
  private at = Date.UTC(2026, 10, 22, 10);
  readonly waits: number[] = [];
  now = (): number => this.at;
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.waits.push(ms);
    this.at += ms;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** All tenants, somebody who clicks in their consoles, and what an operation needs to reach them. */
export async function startTenants(options: Pick<EmulatorsOptions, 'directory' | 'company'> = {}) {
  const clock = new QuickClock();
  const emulators = await startEmulators({ ...options, clock: { now: () => new Date(clock.now()) } });
  running.push(emulators);
  const told: string[] = [];
  const parts = tenantsOf(emulators);
  const picture = () => parts.map((tenant) => structuredClone(tenant.snapshot()));
  let start = picture();
  type Answer = Record<string, unknown> & { readonly id: string };
  const admin = (method: string, path: string, body?: unknown) =>
    send<Answer>(`${emulators.admin}${path}`, method, body);
  const okta = (method: string, path: string, body?: unknown) =>
    send<Answer>(`${emulators.okta}${path}`, method, body, { authorization: `SSWS ${emulators.oktaTenant.apiToken}` });
  return {
    emulators,
    admin,
    okta,
    told,
    clock,
    /** What tenants are reset to from now on. */
    keep: () => {
      start = picture();
    },
    /** Everything as it was at the start, or when it was kept. */
    reset: () => {
      parts.forEach((tenant, index) => tenant.restore(structuredClone(start[index])));
      told.length = 0;
    },
    connecting: { env: emulators.env as NodeJS.ProcessEnv, clock, progress: (line: string) => void told.push(line) },
  };
}

export type Tenants = Awaited<ReturnType<typeof startTenants>>;
