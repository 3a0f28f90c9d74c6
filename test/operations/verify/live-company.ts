import { parseEnvironment } from '../../../engine/environment/parse';
import type { Environment } from '../../../engine/environment/schema';
import {
  attributeName,
  declaredAttributesAt,
  groupProfileAt,
  mappingsAt,
  samlStatementsAt,
  sourceAt,
  usernameTemplateAt,
} from '../../../engine/flows/derive';
import type { AttributePath } from '../../../engine/flows/model';
import { tableOf } from '../../../engine/flows/take';
import { gatesOf } from '../../../engine/gates/gates';
import { loadEnvironment } from '../../../environments';
import { startTenants, type Tenants } from '../people';

const USER_TYPE = 'oty1acmedemo0000type';
const SYSTEM = 'ringcentral';

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
  ringcentralApp = '';
  private consoles: Items = [];

  private constructor(readonly tenants: Tenants) {}

  static async start(options: Parameters<typeof startTenants>[0] = {}): Promise<LiveCompany> {
    const company = new LiveCompany(await startTenants(options));
    await company.rollOut();
    for (const app of ['active_directory', 'ringcentral_saml'])
      await company.tenants.admin('POST', '/okta/import', { app, kind: 'full' });
    company.tenants.keep();
    return company;
  }

  appId = (system: string): string => {
    const { app } = live.systems[system]!;
    return 'adopt' in app ? app.adopt : this.ringcentralApp;
  };

  async mappingId(system: string, direction: 'toOkta' | 'fromOkta'): Promise<string> {
    const [source, target] = [this.appId(system), USER_TYPE];
    const [from, to] = direction === 'toOkta' ? [source, target] : [target, source];
    const found = (await this.tenants.okta('GET', `/api/v1/mappings?sourceId=${from}&targetId=${to}`)) as unknown;
    return (found as { id: string }[])[0]!.id;
  }

  async gate(id: string, enabled = true): Promise<void> {
    for (const { method, path } of this.consoles.filter(({ gate }) => gate === id))
      await this.tenants.admin(method, path, { enabled });
  }

  groupId = async (name: string): Promise<string> => {
    const found = (await this.tenants.okta('GET', `/api/v1/groups?q=${encodeURIComponent(name)}`)) as unknown;
    return (found as { id: string; profile: { name: string } }[]).find(({ profile }) => profile.name === name)!.id;
  };

  private async rollOut(): Promise<void> {
    const { admin, okta } = this.tenants;
    this.consoles = (await admin('GET', '/')) as unknown as Items;
    this.ringcentralApp = await this.createApp();
    const gates = new Set(gatesOf(table, live).map(({ gate }) => gate.id));
    for (const id of ['profile-source-order', 'apply-updates-provisioning', 'apply-updates-bidirectional'])
      gates.delete(id);
    // What the stack's attribute_source does, by hand.
    gates.add('attribute-source-primary-phone');
    for (const { gate } of this.consoles) if (gate && gates.has(gate)) await this.gate(gate);
    await this.createAttributes();
    for (const { system, direction, lines, undeclared } of mappingsAt(table, 'live')) {
      const id = await this.mappingId(system, direction);
      const present = (await okta('GET', `/api/v1/mappings/${id}`)) as unknown as {
        properties: Record<string, unknown>;
      };
      const gone = Object.keys(present.properties).filter((to) => undeclared === 'remove' && to !== 'login');
      const properties = {
        ...Object.fromEntries(gone.map((to) => [to, null])),
        ...Object.fromEntries(lines.map(({ to, expression, pushStatus }) => [to, { expression, pushStatus }])),
      };
      await okta('POST', `/api/v1/mappings/${id}`, { properties });
    }
    await this.grantAccess();
    await this.gate('profile-source-order');
  }

  private async createApp(): Promise<string> {
    const { id } = await this.tenants.okta('POST', '/api/v1/apps?activate=true', {
      name: 'ringcentral_saml',
      label: live.ringcentral.label,
      signOnMode: 'SAML_2_0',
      credentials: {
        userNameTemplate: {
          template: usernameTemplateAt(table, SYSTEM, 'live')!.expr,
          type: 'CUSTOM',
          pushStatus: 'PUSH',
        },
      },
      settings: {
        signOn: {
          attributeStatements: samlStatementsAt(table, SYSTEM, 'live').map(({ name, expression }) => ({
            type: 'EXPRESSION',
            name,
            namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
            values: [expression],
          })),
        },
      },
    });
    return id;
  }

  private async createAttributes(): Promise<void> {
    for (const { name, attribute, path } of declaredAttributesAt(table, 'okta', 'custom', 'live'))
      await this.setSource(path, { title: attribute.title ?? name, type: 'string', master: this.masterOf(path) });
  }

  masterOf(path: AttributePath): object {
    const source = sourceAt(table, path, 'live');
    if (source.type !== 'OVERRIDE') return { type: source.type };
    return { type: 'OVERRIDE', priority: source.systems.map((system) => ({ type: 'APP', value: this.appId(system) })) };
  }

  async setSource(path: AttributePath, property: object): Promise<void> {
    const origin = table.attributes[path]?.origin === 'base' ? 'base' : 'custom';
    const definition = { id: `#${origin}`, type: 'object', properties: { [attributeName(path)]: property } };
    await this.tenants.okta('POST', '/api/v1/meta/schemas/user/default', { definitions: { [origin]: definition } });
  }

  private async grantAccess(): Promise<void> {
    const { okta } = this.tenants;
    for (const { name, from, description, priority, assign } of live.access.groups) {
      if (from === 'new') await okta('POST', '/api/v1/groups', { profile: { name, description } });
      if (!assign) continue;
      const profile = groupProfileAt(table, SYSTEM, name, 'live');
      await okta('PUT', `/api/v1/apps/${this.ringcentralApp}/groups/${await this.groupId(name)}`, {
        priority,
        profile,
      });
    }
    for (const { name, expression, into } of live.access.rules) {
      const groupIds = await Promise.all(into.map(this.groupId));
      const rule = await okta('POST', '/api/v1/groups/rules', {
        type: 'group_rule',
        name,
        conditions: { expression: { type: 'urn:okta:expression:1.0', value: expression } },
        actions: { assignUserToGroups: { groupIds } },
      });
      await okta('POST', `/api/v1/groups/rules/${rule.id}/lifecycle/activate`);
    }
  }
}
