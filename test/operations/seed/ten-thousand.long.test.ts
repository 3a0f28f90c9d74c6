import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../../clients/rate-limit';
import { startRingCentral, type RingCentralTenant } from '../../../emulators/ringcentral';
import type { State } from '../../../emulators/ringcentral/entities';
import { RateLimits } from '../../../emulators/ringcentral/rate-limits';
import { loadEnvironment } from '../../../project';
import { openRingCentral } from '../../../operations/tenants/connect';
import { readAccount } from '../../../operations/tenants/ringcentral/account';
import type { SeedResult } from '../../../operations/seed/result';
import { seedAccount } from '../../../operations/seed/seed';
import { accountOf, seeded, valuesOf, workers } from './large-company';

const PEOPLE = workers(10_000);
const MINUTE = 60_000;
/** What RingCentral allows each minute, unless more was agreed (developer guide, "Rate limits"). */
const MEDIUM = 40;

/** One time for the account's limits and for whoever keeps them: it passes only while somebody waits. */
class SharedClock implements Clock {
  private at = Date.UTC(2026, 0, 5, 8);
  now = (): number => this.at;
  async sleep(ms: number): Promise<void> {
    const until = this.at + ms;
    await new Promise((resolve) => setImmediate(resolve));
    this.at = Math.max(this.at, until);
  }
}

const clock = new SharedClock();
const verdicts = vi.spyOn(RateLimits.prototype, 'check').mock.results;
let tenant: RingCentralTenant;

beforeAll(async () => {
  tenant = await startRingCentral({ clock: { now: () => new Date(clock.now()) } });
  tenant.restore(accountOf(tenant.snapshot() as State, PEOPLE));
});
afterAll(() => tenant.close());

/** `about 3 h 45 min left`, in milliseconds. */
function leftIn(line: string): number {
  const [, hours = '0', minutes = '0'] = /about (?:(\d+) h )?(\d+) min left/.exec(line) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

describe('seeding ten thousand people', () => {
  it('uses what is allowed, never more, and knows early how long it will take', async () => {
    const environment = loadEnvironment('demo', '');
    const told: { readonly line: string; readonly at: number }[] = [];
    const progress = (line: string) => void told.push({ line, at: clock.now() });
    const connecting = { env: tenant.env as NodeJS.ProcessEnv, clock, progress };
    const ringcentral = await openRingCentral(environment, connecting);
    const account = await readAccount(ringcentral);
    const people = PEOPLE.map(({ login, employeeId }) => ({
      id: login,
      login,
      email: login,
      employeeId,
      pushed: {},
      cutover: [],
    }));
    const began = clock.now();
    const scope = { people, assignedAnyway: [] };
    const { json, exitCode } = await seedAccount(
      { environment, ...account, ...scope },
      ringcentral,
      { dryRun: false },
      connecting,
    );
    const ended = clock.now();

    const { calls, written } = json as SeedResult;
    expect({ exitCode, written, values: seeded(tenant.snapshot() as State).values }).toEqual({
      exitCode: 0,
      written: PEOPLE.length + 1,
      values: valuesOf(PEOPLE),
    });
    const refused = verdicts.filter(({ value }) => !(value as { allowed: boolean }).allowed);
    expect({ refused, light: calls.light < 30, heavy: calls.heavy }).toEqual({
      refused: [],
      light: true,
      heavy: 12,
    });
    const allowed = MEDIUM * Math.ceil((ended - began) / MINUTE);
    expect(PEOPLE.length / allowed).toBeGreaterThanOrEqual(0.95);

    const tenth = told.find(({ line }) => line.includes(`${PEOPLE.length / 10} of ${PEOPLE.length} employee-ids`))!;
    expect(tenth.line).toContain('██░░░░░░░░░░░░░░░░░░');
    const error = Math.abs(leftIn(tenth.line) - (ended - tenth.at)) / (ended - tenth.at);
    expect(error).toBeLessThanOrEqual(0.1);
  });
});
