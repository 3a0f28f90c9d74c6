import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, vi } from 'vitest';
import { cellOf } from '../../engine/faults/table';
import type { Cell, Fault, FaultCommand, Party } from '../../engine/faults/model';
import type { Faults } from '../../emulators/http';
import type { Clock } from '../../clients/rate-limit';
import { apply } from '../../operations/apply/apply';
import { plan } from '../../operations/plan/plan';
import { drift } from '../../operations/drift/drift';
import { failureJson, failureText, foreseen } from '../../operations/failure';
import type { Outcome } from '../../operations/outcome';
import { publish } from '../../operations/publish';
import { review } from '../../operations/review/review';
import { seed } from '../../operations/seed/seed';
import type { Surroundings } from '../../operations/surroundings';
import { verify } from '../../operations/verify/verify';
import { live, LiveCompany } from '../operations/verify/live-company';
import { faultyServer, strangerBehindTls } from '../support/faulty-vendor';
import { hurriedClock, limitOf } from '../support/hurried-clock';

/** What a run came to: what the command line prints and returns. */
export interface Ended {
  readonly exitCode: number;
  /** Text and JSON. */
  readonly printed: string;
  readonly vendor: string | undefined;
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  vi.unstubAllEnvs();
});

const FOLDER = mkdtempSync(join(tmpdir(), 'faults-'));
const file = (name: string, text: string): string => {
  const path = join(FOLDER, name);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
};
const REPORT = file('report.md', '<!-- ringcentral-okta:drift:demo -->\n# Drift\n');
const PEOPLE = file('people.jsonl', '');
const LIVE = file('environment.json', JSON.stringify(live));

/** Requests of a list that goes in a circle; no command sends as many otherwise. */
const MANY = 500;

type Run = (where: Surroundings & { clock: Clock }) => Promise<Outcome>;

const RUNS: Readonly<Record<FaultCommand, Run>> = {
  plan: (where) => plan('demo', where),
  apply: (where) => apply({ env: 'demo' }, where),
  drift: (where) => drift({ env: 'demo', verb: 'check', formats: ['json'] }, where),
  review: (connecting) =>
    review({
      env: 'demo',
      base: 'HEAD',
      people: PEOPLE,
      formats: ['json'],
      failOn: 'error',
      showValues: false,
      now: new Date(connecting.clock.now()).toISOString(),
      connecting,
    }),
  seed: (where) => seed({ env: 'demo', dryRun: false }, where),
  verify: (where) => verify({ env: 'demo', showValues: false }, where),
  publish: ({ env, clock }) => publish({ issue: 'Drift', label: 'drift', clean: false }, REPORT, env, { clock }),
};

/** As the command line does with what an operation answers or throws. */
async function ended(command: FaultCommand, run: () => Promise<Outcome>): Promise<Ended> {
  try {
    const { exitCode, json, text } = await run();
    return { exitCode, printed: `${text}\n${JSON.stringify(json)}`, vendor: undefined };
  } catch (thrown) {
    const error = foreseen(thrown, command);
    const printed = `${failureText(error)}\n${JSON.stringify(failureJson(error))}`;
    return { exitCode: error.exitCode, printed, vendor: error.vendor };
  }
}

/** Only that endpoint, or everything of the party but it. */
const PATHS: Readonly<Partial<Record<Party, string>>> = {
  Okta: '^/(api|\\.well-known)/',
  "Okta's token endpoint": '^/oauth2/v1/token',
};

const ADDRESSES: Readonly<Record<Party, string>> = {
  Okta: 'OKTA_HTTP_PROXY',
  "Okta's token endpoint": 'OKTA_HTTP_PROXY',
  RingCentral: 'RC_SERVER_URL',
  GitHub: 'GITHUB_API_URL',
  'the directory': 'AD_URL',
};

/** What signs a service app in. */
const BY_KEY = ['OKTA_API_CLIENT_ID', 'OKTA_API_PRIVATE_KEY', 'OKTA_API_PRIVATE_KEY_ID', 'OKTA_API_SCOPES'];

const tenantOf = (party: Party): string =>
  ({ RingCentral: 'ringcentral', 'the directory': 'active-directory' })[party as string] ?? 'okta';

/** The demo company, live, and each command run on it while one party has one fault. */
export class FaultyCompany {
  private constructor(private readonly company: LiveCompany) {}

  static async start(): Promise<FaultyCompany> {
    const company = await LiveCompany.start();
    return new FaultyCompany(company);
  }

  async run(party: Party, fault: Fault, command: FaultCommand): Promise<Ended> {
    const { emulators } = this.company.tenants;
    const github = { GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_REPOSITORY: 'acme/telephony', GITHUB_TOKEN: 'token' };
    const env: NodeJS.ProcessEnv = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...emulators.env,
      ...github,
      ENVIRONMENT_FILE: LIVE,
    };
    // A token that Terraform's provider makes out for today is none of the tenants' time; one that a person made has no time.
    if (party !== "Okta's token endpoint") {
      for (const name of BY_KEY) delete env[name];
      env.OKTA_API_TOKEN = emulators.oktaTenant.apiToken;
    }
    if (fault === 'tls') {
      const stranger = await strangerBehindTls();
      closers.push(stranger.close);
      env[ADDRESSES[party]] = party === 'the directory' ? stranger.url.replace('https', 'ldaps') : stranger.url;
    } else if (party === 'GitHub') {
      const server = await faultyServer(fault);
      closers.push(server.close);
      env.GITHUB_API_URL = server.url;
    } else await this.arm(party, fault);
    const { clock: passing } = this.company.tenants;
    const circle = fault === 'self-next' && party === 'Okta';
    const { alarm } = hurriedClock(circle ? 'terraform' : limitOf(fault), () => this.struck(party, circle ? MANY : 1));
    // Tenants and commands share one clock; only limits on time are this run's own.
    const clock = { now: passing.now, sleep: passing.sleep.bind(passing), alarm };
    const where = { env, clock, now: () => new Date(clock.now()), progress: () => undefined, output: FOLDER };
    try {
      return await ended(command, () => RUNS[command](where));
    } finally {
      for (const tenant of ['okta', 'ringcentral', 'active-directory'])
        await this.company.tenants.admin('DELETE', `/${tenant}/faults`);
    }
  }

  /** Whether that many requests have met the fault. */
  private async struck(party: Party, least: number): Promise<boolean> {
    if (party === 'GitHub') return true;
    const armed = (await this.company.tenants.admin('GET', `/${tenantOf(party)}/faults`)) as unknown as {
      seen: number;
    }[];
    return armed.some(({ seen }) => seen >= least);
  }

  private async arm(party: Party, kind: Parameters<Faults['arm']>[0]['kind']): Promise<void> {
    const path = PATHS[party];
    await this.company.tenants.admin('POST', `/${tenantOf(party)}/faults`, {
      kind,
      times: 100_000,
      milliseconds: 20,
      ...(path && { path }),
    });
  }
}

/** What the table says of an ending that is one. */
export function expected(
  party: Party,
  fault: Fault,
  command: FaultCommand,
): Exclude<Cell, string | { harmless: string }> {
  const cell = cellOf(party, fault, command);
  if (typeof cell === 'string' || 'harmless' in cell)
    throw new Error(`${command} does not end by ${fault} of ${party}`);
  return cell;
}
