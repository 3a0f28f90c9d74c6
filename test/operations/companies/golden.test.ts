import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arrivals } from '../../../operations/arrivals/arrivals';
import { doctor } from '../../../operations/doctor/doctor';
import { check } from '../../../operations/drift/check';
import { exportPeople } from '../../../operations/export/export';
import { promote } from '../../../operations/promote/promote';
import { rollout } from '../../../operations/rollout/rollout';
import { seed } from '../../../operations/seed/seed';
import { whatIf } from '../../../operations/whatif/whatif';
import { whois } from '../../../operations/whois/whois';
import { outcome, steady } from './steady';
import { COMPANIES, runningCompany, type Company, type RunningCompany } from './company';

type Run = (company: RunningCompany, person: string) => Promise<unknown>;

/** Everybody who stands for a state or a way in which groups mislead. */
const PEOPLE: Readonly<Record<Company, readonly string[]>> = {
  demo: ['tobias.wrenfield@acme.test'],
  awkward: ['bela.both@acme.test', 'dora.emea@acme.test', 'hans.suspended@acme.test', 'ida.locked@acme.test'],
};

/** What a doctor sees of tenants; the machine has tests of its own. */
const DOCTORS = [
  'okta-reachable',
  'okta-sign-in',
  'okta-tenant',
  'okta-endpoints',
  'ringcentral-tenant',
  'ringcentral-permissions',
  'ringcentral-session',
  'attestation',
  'gate',
];

const COMMANDS: Readonly<Record<string, Run>> = {
  export: async ({ environment, connecting, folder }) => {
    const out = join(folder, 'people.jsonl');
    await exportPeople({ env: environment.name, out }, { ...connecting, output: folder }, process.stdout);
    const lines = readFileSync(out, 'utf8').trim().split('\n');
    const digest = createHash('sha256').update(lines.join('\n')).digest('hex');
    const people = lines.map((line) => JSON.parse(line) as { readonly status: string });
    return { people: lines.length, digest, states: people.map(({ status }) => status), first: people.slice(0, 3) };
  },
  rollout: async ({ environment, connecting }) =>
    outcome(await rollout({ env: environment.name, format: 'text' }, connecting)),
  seed: async ({ environment, connecting }) => outcome(await seed({ env: environment.name, dryRun: true }, connecting)),
  // Terraform's part of drift has tests of its own; here is what the tenants say.
  drift: async ({ environment, connecting, folder }) => {
    const env = { ...connecting.env, PATH: '/no/terraform' };
    return check({ env: environment.name }, { ...connecting, env, output: folder });
  },
  arrivals: async ({ environment, connecting }) =>
    outcome(await arrivals({ env: environment.name, format: 'text' }, connecting)),
  doctor: async ({ environment, connecting, folder }) =>
    outcome(await doctor({ env: environment.name, only: DOCTORS }, { ...connecting, output: join(folder, 'doctor') })),
  promote: async ({ environment, connecting, folder }) => {
    const file = join(folder, 'two.json');
    const next = { ...environment, name: 'next', okta: { ...environment.okta, orgId: '00o1another000000org' } };
    writeFileSync(file, JSON.stringify([environment, next]));
    const env = { ...connecting.env, ENVIRONMENT_FILE: file };
    return outcome(
      await promote(
        { from: environment.name, to: 'next', revision: undefined },
        { ...connecting, env, output: folder },
      ),
    );
  },
};

const OF_A_PERSON: Readonly<Record<string, Run>> = {
  whois: async ({ environment, connecting }, person) =>
    outcome(await whois({ env: environment.name, person, showValues: true }, connecting)),
  'whatif-disable': async ({ environment, connecting }, person) =>
    outcome(await whatIf({ env: environment.name, verb: 'disable', people: [person], showValues: true }, connecting)),
};

describe.each(COMPANIES)('the %s company, command by command', { timeout: 60_000 }, (name) => {
  const company = runningCompany(name);
  const golden = (command: string) => join(__dirname, 'golden', name, `${command}.json`);

  it.each(Object.keys(COMMANDS))('%s says what it said', async (command) => {
    await expect(steady(await COMMANDS[command]!(company(), ''))).toMatchFileSnapshot(golden(command));
  });

  it.each(Object.keys(OF_A_PERSON))('%s says what it said', async (command) => {
    const said: Record<string, unknown> = {};
    for (const person of PEOPLE[name]) said[person] = await OF_A_PERSON[command]!(company(), person);
    await expect(steady(said)).toMatchFileSnapshot(golden(command));
  });
});
