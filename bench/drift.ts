import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DriftReport } from '../engine/drift';
import { IncompleteError } from '../engine/errors';
import { startTenants } from './embedded-tenants';
import type { Bench, BenchLine } from './line';

const SIZES = [10_000, 100_000];
/** The demo company's directory and RingCentral, and so many sources beside them. */
const SYSTEMS = [2, 7, 12];
const PEOPLE_OF_MANY_SYSTEMS = 1000;
const MEMORY_LIMIT = 300;
export const START = '2026-03-02T06:00:00.000Z';

/** What one check of both tenants took. Megabytes are the most that its process ever held. */
export interface Measured extends Pick<DriftReport, 'calls' | 'limits' | 'etaMs' | 'waitedMs' | 'incomplete'> {
  readonly differing: number;
  /** By the clock that both sides share and that only waits move. */
  readonly simulatedMs: number;
  readonly realMs: number;
  readonly megabytes: number;
  /** What the tenants say that they answered: `okta.200`, `ringcentral.429`. */
  readonly answers: Readonly<Record<string, number>>;
}

const pages = (people: number, size: number): number => Math.ceil(people / size);

/**
 * Calls to both tenants that nobody can do without: each list at the most people a call that its API gives (members of a group 1000,
 * people of an app 500, company directory 2000), and one for each object that no list shows. Systems beside the two have nobody.
 */
export const leastCalls = (people: number, systems = 2): number =>
  2 * pages(people, 1000) + 2 * pages(people, 500) + pages(people, 2000) + (systems - 2) + settingsOf(systems);

/**
 * Okta: its id, apps, the group of all, all groups, a second group's members, user types and schema, rules, mappings, the signing key, the last use of its session, what was
 * clicked in its console, the agents of its directories, and of each app both mappings, schema and groups. RingCentral: login and logout, account, features, both pools.
 */
const settingsOf = (systems: number): number => 13 + systems * 4 + 6;

async function send(url: string, method: string, body: unknown, headers = {}): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new IncompleteError(`${method} ${url}: ${await response.text()}`);
  return response.json();
}

/** A source as an org's own app. */
const APP = {
  name: 'bookmark',
  signOnMode: 'BOOKMARK',
  settings: { app: { requestIntegration: false, url: 'https://source.example/' } },
};

/** The demo company with apps for RingCentral and other sources, and so many people more; limits are enforced, and half of Okta's are ours. */
export async function fill(
  env: Readonly<Record<string, string>>,
  people: number,
  systems: number,
): Promise<readonly string[]> {
  const { EMBEDDED_ADMIN_URL: admin = '', OKTA_HTTP_PROXY: okta = '' } = env;
  const { apiToken } = (await (await fetch(`${admin}/okta/api-token`)).json()) as { apiToken: string };
  const create = (app: object) =>
    send(`${okta}/api/v1/apps?activate=true`, 'POST', app, { authorization: `SSWS ${apiToken}` }) as Promise<{
      id: string;
    }>;
  await create({ name: 'ringcentral_saml', label: 'RingCentral', signOnMode: 'SAML_2_0' });
  const others: string[] = [];
  for (let number = 3; number <= systems; number += 1)
    others.push((await create({ ...APP, label: `Source ${number}` })).id);
  await send(`${admin}/okta/gates/ringcentral-discovered-attributes`, 'PUT', { enabled: true });
  for (const tenant of ['okta', 'ringcentral']) await send(`${admin}/${tenant}/crowd`, 'POST', { count: people });
  await send(`${admin}/okta/switches`, 'PUT', { enforceRateLimits: true, rateLimitPercent: 50 });
  return others;
}

/** A check of tenants with so many people more than the demo company has, and so many systems. */
export async function measure(people: number, systems = 2): Promise<Measured> {
  const tenants = await startTenants('--simulated-clock', START);
  try {
    const others = await fill(tenants.env, people, systems);
    const before = await answers(tenants.env);
    const { NODE_OPTIONS: _options, ...inherited } = process.env;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'drift-child.ts'), START, ...others],
      { env: { ...inherited, ...tenants.env } },
    );
    const after = await answers(tenants.env);
    const sent = Object.entries(after).map(([status, count]) => [status, count - (before[status] ?? 0)] as const);
    return { ...(JSON.parse(stdout) as Omit<Measured, 'answers'>), answers: Object.fromEntries(sent) };
  } finally {
    tenants.stop();
  }
}

/** Answers that both tenants gave, by tenant and status. */
export const answers = async ({ EMBEDDED_ADMIN_URL }: Readonly<Record<string, string>>) =>
  (await (await fetch(`${EMBEDDED_ADMIN_URL}/answers`)).json()) as Record<string, number>;

/** Calls to both tenants, as a report counts them. */
export const sentBy = ({ okta, ringcentral }: Measured['calls']): number =>
  Object.values(ringcentral).reduce((sum, calls) => sum + calls, okta);

/** Calls, memory and time of a check at two sizes. Time is that of a clock which only limits move. */
export const run: Bench = async () => {
  const lines: BenchLine[] = [];
  for (const size of SIZES) {
    const measured = await measure(size);
    const name = `drift of ${size} people`;
    const line = (what: string, value: number, unit: string, baseline: BenchLine['baseline']): void => {
      lines.push({ name: `${name}, ${what}`, value: Math.round(value), unit, baseline });
    };
    line('calls', sentBy(measured.calls), 'calls', { name: 'least possible', value: leastCalls(size) });
    const refused = (measured.answers['okta.429'] ?? 0) + (measured.answers['ringcentral.429'] ?? 0);
    line('refused for limits', refused, 'answers', { name: 'allowed', value: 0 });
    line('memory', measured.megabytes, 'MB', { name: 'limit', value: MEMORY_LIMIT });
    const eta = { name: 'said before reading', value: Math.round(measured.etaMs / 1000) };
    line('time that limits take', measured.simulatedMs / 1000, 's', eta);
    line('work', measured.realMs / 1000, 's', { name: 'none', value: 0 });
  }
  for (const systems of SYSTEMS) {
    const { calls } = await measure(PEOPLE_OF_MANY_SYSTEMS, systems);
    const least = leastCalls(PEOPLE_OF_MANY_SYSTEMS, systems);
    lines.push({
      name: `drift of ${systems} systems, calls`,
      value: sentBy(calls),
      unit: 'calls',
      baseline: { name: 'least possible', value: least },
    });
  }
  return lines;
};
