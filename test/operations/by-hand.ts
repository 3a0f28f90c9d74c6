import type { Environment } from '../../engine/environment/schema';
import {
  attributeName,
  declaredAttributesAt,
  groupProfileAt,
  mappingsAt,
  samlStatementsAt,
  sourceAt,
  usernameTemplateAt,
} from '../../engine/flows/derive';
import { reached, type AttributePath } from '../../engine/flows/model';
import { ringcentralSystem, tableOf } from '../../engine/flows/take';
import type { Tenants } from './people';

const USER_TYPE = 'oty1acmedemo0000type';

interface Found {
  readonly id: string;
  readonly name: string;
  readonly profile: { readonly name: string };
  readonly [member: string]: unknown;
}

/** Somebody who does in the embedded org, through its API, what an apply of an environment would. */
export class ByHand {
  ringcentralApp = '';
  constructor(private readonly tenants: Pick<Tenants, 'okta'>) {}

  private list = async (path: string): Promise<readonly Found[]> =>
    (await this.tenants.okta('GET', `/api/v1/${path}`)) as unknown as Found[];

  appId = (environment: Environment, system: string): string => {
    const { app } = environment.systems[system]!;
    return 'adopt' in app ? app.adopt : this.ringcentralApp;
  };

  groupId = async (name: string): Promise<string> =>
    (await this.list(`groups?q=${encodeURIComponent(name)}`)).find(({ profile }) => profile.name === name)!.id;

  mappingId = async (appId: string, direction: 'toOkta' | 'fromOkta'): Promise<string> => {
    const [from, to] = direction === 'toOkta' ? [appId, USER_TYPE] : [USER_TYPE, appId];
    return (await this.list(`mappings?sourceId=${from}&targetId=${to}`))[0]!.id;
  };

  /** Everything that the environment declares at its phase. */
  async apply(environment: Environment): Promise<void> {
    await this.applyApp(environment);
    if (!reached(environment.phase, 'provisioning')) return;
    const table = tableOf(environment);
    for (const { name, attribute, path } of declaredAttributesAt(table, 'okta', 'custom', environment.phase)) {
      const master = this.masterOf(environment, path);
      await this.setSource(environment, path, { title: attribute.title ?? name, type: 'string', master });
    }
    await this.applyMappings(environment);
    await this.grantAccess(environment);
  }

  masterOf(environment: Environment, path: AttributePath): object {
    const source = sourceAt(tableOf(environment), path, environment.phase);
    if (source.type !== 'OVERRIDE') return { type: source.type };
    const value = (system: string) => this.appId(environment, system);
    return { type: 'OVERRIDE', priority: source.systems.map((system) => ({ type: 'APP', value: value(system) })) };
  }

  async setSource(environment: Environment, path: AttributePath, property: object): Promise<void> {
    const origin = tableOf(environment).attributes[path]?.origin === 'base' ? 'base' : 'custom';
    const definition = { id: `#${origin}`, type: 'object', properties: { [attributeName(path)]: property } };
    await this.tenants.okta('POST', '/api/v1/meta/schemas/user/default', { definitions: { [origin]: definition } });
  }

  private async applyApp(environment: Environment): Promise<void> {
    const { okta } = this.tenants;
    const [table, system] = [tableOf(environment), ringcentralSystem(environment.systems)!];
    const { phase } = environment;
    const declared = {
      name: 'ringcentral_saml',
      label: environment.ringcentral.label,
      signOnMode: 'SAML_2_0',
      credentials: {
        userNameTemplate: {
          template: usernameTemplateAt(table, system, phase)!.expr,
          type: 'CUSTOM',
          pushStatus: 'PUSH',
        },
      },
      settings: {
        signOn: {
          attributeStatements: samlStatementsAt(table, system, phase).map(({ name, expression }) => ({
            type: 'EXPRESSION',
            name,
            namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
            values: [expression],
          })),
        },
      },
    };
    const present = (await this.list('apps')).find(({ name }) => name === declared.name);
    if (present) await okta('PUT', `/api/v1/apps/${present.id}`, { ...present, ...declared });
    this.ringcentralApp = present?.id ?? (await okta('POST', '/api/v1/apps?activate=true', declared)).id;
  }

  private async applyMappings(environment: Environment): Promise<void> {
    const { okta } = this.tenants;
    for (const { system, direction, lines, undeclared } of mappingsAt(tableOf(environment), environment.phase)) {
      const id = await this.mappingId(this.appId(environment, system), direction);
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
  }

  private async grantAccess(environment: Environment): Promise<void> {
    const { okta } = this.tenants;
    const [table, system] = [tableOf(environment), ringcentralSystem(environment.systems)!];
    const groups = new Set((await this.list('groups?limit=200')).map(({ profile }) => profile.name));
    const rules = new Set((await this.list('groups/rules?limit=200')).map(({ name }) => name));
    for (const { name, from, description, priority, assign } of environment.access.groups) {
      if (from === 'new' && !groups.has(name)) await okta('POST', '/api/v1/groups', { profile: { name, description } });
      const profile = groupProfileAt(table, system, name, environment.phase);
      const app = this.appId(environment, system);
      if (assign) await okta('PUT', `/api/v1/apps/${app}/groups/${await this.groupId(name)}`, { priority, profile });
    }
    for (const { name, expression, into } of environment.access.rules) {
      if (rules.has(name)) continue;
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
