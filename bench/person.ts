import { whatIf } from '../operations/whatif/whatif';
import { whois } from '../operations/whois/whois';
import { answers, fill, START } from './drift';
import { sharedClock, startTenants } from './embedded-tenants';
import type { Bench, BenchLine } from './line';

const SIZES = [1000, 100_000];
/** What the question about one person needs, however large the company is. */
const CALLS_LIMIT = 40;

const PERSON = 'crowd.7@acme.test';
const ASKED = {
  'person show': (connecting: Parameters<typeof whois>[1]) =>
    whois({ env: 'demo', person: PERSON, showValues: false }, connecting),
  'person simulate': (connecting: Parameters<typeof whatIf>[1]) =>
    whatIf({ env: 'demo', verb: 'disable', people: [PERSON], showValues: false }, connecting),
};

/** What one question about one person took, in a company of that size. */
export interface Asked {
  readonly command: string;
  readonly calls: number;
  readonly cpuMs: number;
}

/** Asks both questions about one person of a company with so many people more than the demo's. */
export async function askedIn(people: number): Promise<readonly Asked[]> {
  const tenants = await startTenants('--simulated-clock', START);
  try {
    await fill(tenants.env, people, 2);
    const sent = async () => Object.values(await answers(tenants.env)).reduce((sum, count) => sum + count, 0);
    const clock = sharedClock(START, tenants.env['EMBEDDED_ADMIN_URL'] ?? '');
    const asked: Asked[] = [];
    for (const [command, ask] of Object.entries(ASKED)) {
      const [before, began] = [await sent(), process.cpuUsage()];
      await ask({ env: tenants.env, progress: () => undefined, clock });
      const { user, system } = process.cpuUsage(began);
      asked.push({ command, calls: (await sent()) - before, cpuMs: (user + system) / 1000 });
    }
    return asked;
  } finally {
    tenants.stop();
  }
}

/** Calls and work of a question about one person, in a small company and in a large one. */
export const run: Bench = async () => {
  const [small = [], large = []] = [await askedIn(SIZES[0]!), await askedIn(SIZES[1]!)];
  return large.flatMap(({ command, calls, cpuMs }): BenchLine[] => {
    const name = `${command} among ${SIZES[1]} people`;
    const alone = small.find((one) => one.command === command)!;
    return [
      { name: `${name}, calls`, value: calls, unit: 'calls', baseline: { name: 'limit', value: CALLS_LIMIT } },
      {
        name: `${name}, work`,
        value: Math.round(cpuMs),
        unit: 'ms',
        baseline: { name: `among ${SIZES[0]}`, value: Math.round(alone.cpuMs) },
      },
    ];
  });
};
