import { parseEnvironment } from '../../../engine/environment/parse';
import type { Environment } from '../../../engine/environment/schema';
import type { AttributePath } from '../../../engine/flows/model';
import { tableOf } from '../../../engine/flows/take';
import { gatesOf } from '../../../engine/gates/gates';
import { loadEnvironment } from '../../../project';
import { ByHand } from '../by-hand';
import { startTenants, type Tenants } from '../people';

/** The demo's environment with everything applied and every word given. */
export const live: Environment = parseEnvironment({ ...loadEnvironment('demo', ''), phase: 'live' });
export const table = tableOf(live);

type Items = {
  readonly id: string;
  readonly path: string;
  readonly method: string;
  readonly body?: unknown;
  readonly gate?: string;
}[];

/** Embedded tenants on which the environment is live, as a rollout leaves them; set through APIs and consoles only. */
export class LiveCompany {
  private consoles: Items = [];
  private readonly hands: ByHand;

  private constructor(
    readonly tenants: Tenants,
    private readonly environment: Environment,
  ) {
    this.hands = new ByHand(tenants);
  }

  static async start(
    options: Parameters<typeof startTenants>[0] = {},
    environment: Environment = live,
  ): Promise<LiveCompany> {
    const company = new LiveCompany(await startTenants(options), environment);
    await company.rollOut();
    for (const app of [company.appId('ad'), 'ringcentral_saml'])
      await company.tenants.admin('POST', '/okta/import', { app, kind: 'full' });
    company.tenants.keep();
    return company;
  }

  get ringcentralApp(): string {
    return this.hands.ringcentralApp;
  }

  appId = (system: string): string => this.hands.appId(this.environment, system);
  groupId = (name: string): Promise<string> => this.hands.groupId(name);
  masterOf = (path: AttributePath): object => this.hands.masterOf(this.environment, path);
  setSource = (path: AttributePath, property: object): Promise<void> =>
    this.hands.setSource(this.environment, path, property);

  mappingId(system: string, direction: 'toOkta' | 'fromOkta'): Promise<string> {
    return this.hands.mappingId(this.appId(system), direction);
  }

  async gate(id: string, enabled = true): Promise<void> {
    for (const { method, path } of this.consoles.filter(({ gate }) => gate === id))
      await this.tenants.admin(method, path, { enabled });
  }

  private async rollOut(): Promise<void> {
    this.consoles = (await this.tenants.admin('GET', '/')) as unknown as Items;
    const { environment } = this;
    await this.hands.apply({ ...environment, phase: 'app' });
    const gates = new Set(gatesOf(tableOf(environment), environment).map(({ gate }) => gate.id));
    for (const id of ['profile-source-order', 'apply-updates-provisioning', 'apply-updates-bidirectional'])
      gates.delete(id);
    // What the stack's attribute_source does, by hand.
    gates.add('attribute-source-primary-phone');
    for (const { gate } of this.consoles) if (gate && gates.has(gate)) await this.gate(gate);
    await this.hands.apply(environment);
    await this.gate('profile-source-order');
  }
}
