import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RingCentralClient, ringCentralCredentials } from '../../../clients/ringcentral';
import { parseEnvironment } from '../../../engine/environment/parse';
import type { Environment, EnvironmentInput } from '../../../engine/environment/schema';
import type { Phase } from '../../../engine/flows/model';
import { GATES } from '../../../engine/gates/gates';
import type { JudgedStep } from '../../../engine/rollout/judge';
import { loadEnvironment } from '../../../project';
import { rollout } from '../../../operations/rollout/rollout';
import { seed } from '../../../operations/seed/seed';
import { ByHand } from '../by-hand';
import type { Tenants } from '../people';

const emailOf = (id: string, email: string) => ({
  method: 'PUT' as const,
  path: `/restapi/v1.0/account/~/extension/${id}`,
  body: { contact: { email } },
});

export const ROOM = 'twin.peaks@acme.test';

const attested = new Set(GATES.flatMap(({ id, proof }) => ('attestedForDays' in proof ? [id] : [])));

/** The state that each step must have once exactly these are done. */
export function expected(steps: readonly JudgedStep[], done: ReadonlySet<string>): Record<string, string> {
  const open = steps.find(({ id }) => !done.has(id))?.stage;
  const stages = steps.map(({ stage }) => stage);
  const states = steps.map(({ id, stage }) => {
    if (done.has(id)) return [id, 'done'];
    if (stages.indexOf(stage) > stages.indexOf(open!)) return [id, 'blocked'];
    return [id, attested.has(id) ? 'manual' : 'next'];
  });
  return Object.fromEntries(states) as Record<string, string>;
}

/** Everybody who has something to do in a rollout, on embedded tenants: admins at their consoles, and the environment's author. */
export class Driver {
  environment: Environment;
  private readonly hands: ByHand;
  private readonly file = join(mkdtempSync(join(tmpdir(), 'rollout-')), 'environment.json');

  constructor(
    private readonly tenants: Tenants,
    change: Partial<EnvironmentInput>,
  ) {
    this.hands = new ByHand(tenants);
    this.environment = parseEnvironment({ ...loadEnvironment('demo', ''), ...change });
  }

  /** What a command is run with. */
  connecting() {
    writeFileSync(this.file, JSON.stringify(this.environment));
    const { connecting } = this.tenants;
    return { ...connecting, env: { ...connecting.env, ENVIRONMENT_FILE: this.file } };
  }

  async look(): Promise<{ steps: JudgedStep[]; json: unknown; exitCode: number; text: string }> {
    const outcome = await rollout({ env: 'demo', format: 'text' }, this.connecting());
    return { ...outcome, steps: (outcome.json as { steps: JudgedStep[] }).steps };
  }

  /** Takes one step as the person whom it names would. */
  async take(id: string): Promise<void> {
    const act = this.acts[id];
    if (act) await act();
    else await this.openGate(id);
  }

  private edit(change: Partial<Environment>): void {
    this.environment = parseEnvironment({ ...this.environment, ...change });
  }

  private readonly apply = (phase: Phase) => async () => {
    this.edit({ phase });
    const { baseSources } = this.environment.okta;
    // What the stack's attribute_source does.
    if (phase === 'bidirectional' && baseSources !== 'byHand') await this.click('attribute-source-primary-phone');
    await this.hands.apply(this.environment);
  };

  private import = (app: string) => this.tenants.admin('POST', '/okta/import', { app, kind: 'full' });

  private readonly acts: Readonly<Record<string, () => Promise<unknown>>> = {
    'app-adopted': async () => {
      const apps = (await this.tenants.okta('GET', '/api/v1/apps')) as unknown as { id: string; name: string }[];
      const adopt = apps.find(({ name }) => name === 'ringcentral_saml')!.id;
      const { systems } = this.environment;
      this.edit({ systems: { ...systems, ringcentral: { ...systems['ringcentral']!, app: { adopt } } } });
      this.hands.ringcentralApp = adopt;
    },
    'directory-people': () => this.import('active_directory'),
    'phase-app': this.apply('app'),
    'phase-provisioning': this.apply('provisioning'),
    'phase-bidirectional': this.apply('bidirectional'),
    'phase-live': this.apply('live'),
    preflight: () => this.mendPreflight(),
    'employee-ids': () => seed({ env: 'demo', dryRun: false }, this.connecting()),
    'special-phones': () => this.reserveRoom(),
    cutover: async () => this.acknowledge({ id: 'RCO029', address: 'ad.telephoneNumber' }),
    'everybody-linked': () => this.import('ringcentral_saml'),
    'numbers-arrive': () => this.import('ringcentral_saml'),
    'ported-numbers-arrive': () => this.import('ringcentral_saml'),
    'nothing-ported': () => this.completePort(),
    'porting-finished': () => this.completePort(),
    'ported-numbers-swapped': () => seed({ env: 'demo', dryRun: false }, this.connecting()),
    'ported-cutover-table': async () => this.acknowledge({ id: 'cutover' }),
    'cutover-table': async () => this.acknowledge({ id: 'cutover' }),
  };

  private completePort = () =>
    this.tenants.admin('POST', '/ringcentral/ports/complete', { phoneNumber: '+442079460113' });

  private acknowledge(what: { id: string; address?: string }): void {
    const acknowledged = { ...what, reason: 'the old system goes', expires: '2027-06-30' };
    this.edit({ acknowledgements: [...this.environment.acknowledgements, acknowledged] });
  }

  /** Whatever `npx ringcentral-okta seed` still finds in the demo company. */
  private async mendPreflight(): Promise<void> {
    const { admin, connecting } = this.tenants;
    for (const account of ['grace.winterbourne', 'harriet.dunmore'])
      await admin('PUT', `/active-directory/users/${account}/attributes`, { st: 'CA' });
    await this.import('active_directory');
    await admin('POST', '/ringcentral/unassigned-extensions', { count: 60, withNumber: true });
    await admin('PUT', '/ringcentral/custom-fields', { enabled: true });
    const client = new RingCentralClient({
      credentials: ringCentralCredentials(connecting.env),
      clock: connecting.clock,
    });
    const [, second] = await client.extensions({ email: 'marcus.tillery@acme.test' });
    if (second) await client.write(emailOf(second.id, 'marcus.second@acme.test'));
    await client.createCustomField(this.environment.ringcentral.employeeIdField);
    await client.signOut();
  }

  /** The room's phone takes a licence, and the address that the environment leaves alone. */
  private async reserveRoom(): Promise<void> {
    const { admin, connecting } = this.tenants;
    await admin('POST', '/ringcentral/unassigned-extensions', { count: 1 });
    const { id } = await admin('POST', '/ringcentral/special-phones', { type: 'Room', name: 'Twin Peaks' });
    const client = new RingCentralClient({
      credentials: ringCentralCredentials(connecting.env),
      clock: connecting.clock,
    });
    await client.write(emailOf(String(id), ROOM));
    await client.signOut();
  }

  private async click(gate: string): Promise<void> {
    const consoles = await this.tenants.admin('GET', '/');
    for (const one of consoles as unknown as { gate?: string; method: string; path: string }[])
      if (one.gate === gate) await this.tenants.admin(one.method, one.path, { enabled: true });
  }

  /** At the console, and in the environment where no API shows it. */
  private async openGate(id: string): Promise<void> {
    await this.click(id);
    if (!attested.has(id)) return;
    const on = new Date(this.tenants.clock.now()).toISOString();
    this.edit({ attestations: { ...this.environment.attestations, [id]: { by: 'The test', on } } });
  }
}
