import { startEmulators } from '../../../../emulators';
import type { JsonObject } from '../../../../emulators/okta/entities';

type Json = JsonObject & Record<string, never>;

const AD = '0oa1acmead0000000app';

/** What an admin of all three consoles switches on before people move. */
const OKTA_GATES = [
  'okta-flag-mastering-and-push',
  'okta-flag-attribute-level-mastering',
  'okta-flag-ad-reactivation',
  'ad-confirmation',
  'ad-matching-rules',
  'ad-profile-source',
  'ad-create-users',
  'ad-update-attributes',
];
const RINGCENTRAL_APP_GATES = [
  'ringcentral-authenticated',
  'ringcentral-create-users',
  'ringcentral-update-attributes',
  'ringcentral-deactivate-users',
  'ringcentral-import',
  'ringcentral-discovered-attributes',
  'ringcentral-profile-source',
  'attribute-source-primary-phone',
];

const known = (name: string) => `appuser.${name} != null AND appuser.${name} != "" AND appuser.${name} != "blank"`;

export const NUMBER = `(${known('directNumber')}) ? ((${known('extensionNumber')}) ? appuser.directNumber + "#" + appuser.extensionNumber : appuser.directNumber) : null`;

async function call(base: string, method: string, path: string, body?: unknown, headers = {}): Promise<unknown> {
  const response = await fetch(base + path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

/** The embedded tenants with the guide's integration live, everything set through their own APIs and consoles. */
export class Company {
  ringcentralApp = '';

  private constructor(readonly emulators: Awaited<ReturnType<typeof startEmulators>>) {}

  static async start(options: Parameters<typeof startEmulators>[0] = {}): Promise<Company> {
    const company = new Company(await startEmulators(options));
    for (const gate of OKTA_GATES) await company.gate('okta', gate);
    for (const gate of ['ringcentral-directory-integration', 'ringcentral-plan'])
      await company.gate('ringcentral', gate);
    await company.gate('active-directory', 'ad-agent-account-rights');
    await company.addRingCentral();
    return company;
  }

  console(method: string, path: string, body?: unknown): Promise<unknown> {
    return call(this.emulators.admin, method, path, body);
  }

  api<T = Json>(method: string, path: string, body?: unknown): Promise<T> {
    const authorization = `SSWS ${this.emulators.oktaTenant.apiToken}`;
    return call(this.emulators.okta, method, path, body, { authorization }) as Promise<T>;
  }

  gate(tenant: string, id: string, enabled = true): Promise<unknown> {
    return this.console('PUT', `/${tenant}/gates/${id}`, { enabled });
  }

  import(app: 'active_directory' | 'ringcentral_saml', kind: 'full' | 'incremental' = 'full'): Promise<unknown> {
    return this.console('POST', '/okta/import', { app, kind });
  }

  /** Writes lines into the mapping from one side to the other; `null` removes. */
  async map(from: string, to: string, lines: Record<string, string | null>, pushStatus = 'PUSH'): Promise<void> {
    const [mapping] = await this.api<{ id: string }[]>('GET', `/api/v1/mappings?sourceId=${from}&targetId=${to}`);
    const properties: Record<string, unknown> = {};
    for (const [name, expression] of Object.entries(lines))
      properties[name] = expression === null ? null : { expression, pushStatus };
    await this.api('POST', `/api/v1/mappings/${mapping?.id}`, { properties });
  }

  async user(login: string): Promise<{ id: string; status: string; profile: Record<string, unknown> }> {
    return this.api('GET', `/api/v1/users/${login}@acme.test`);
  }

  async appUser(
    app: string,
    login: string,
  ): Promise<{ syncState: string; profile: Record<string, unknown> } | undefined> {
    const { id } = await this.user(login);
    const users = await this.api<{ id: string; syncState: string; profile: Record<string, unknown> }[]>(
      'GET',
      `/api/v1/apps/${app}/users?limit=500`,
    );
    return users.find((one) => one.id === id);
  }

  async inDirectory(account: string): Promise<Record<string, unknown>> {
    return (await this.console('GET', `/active-directory/users/${account}`)) as Record<string, unknown>;
  }

  /** Failures in the System Log, newest last. */
  async failures(): Promise<string[]> {
    const log = await this.api<{ displayMessage: string; outcome: { result: string } }[]>(
      'GET',
      '/api/v1/logs?limit=1000',
    );
    return log.filter(({ outcome }) => outcome.result === 'FAILURE').map(({ displayMessage }) => displayMessage);
  }

  close(): Promise<void> {
    return this.emulators.close();
  }

  private async addRingCentral(): Promise<void> {
    const type = 'oty1acmedemo0000type';
    await this.map(AD, type, {
      email: 'appuser.email != null ? appuser.email : appuser.userName',
      city: 'appuser.city',
      state: 'appuser.state',
      countryCode: 'appuser.countryCode',
      department: 'appuser.department',
    });
    await this.map(type, AD, {
      firstName: null,
      lastName: null,
      email: null,
      description: null,
      telephoneNumber: 'user.primaryPhone',
    });
    const app = await this.api<{ id: string }>('POST', '/api/v1/apps?activate=true', {
      name: 'ringcentral_saml',
      label: 'RingCentral',
      signOnMode: 'SAML_2_0',
      credentials: { userNameTemplate: { template: 'user.email', type: 'CUSTOM', pushStatus: 'PUSH' } },
    });
    this.ringcentralApp = app.id;
    for (const gate of RINGCENTRAL_APP_GATES) await this.gate('okta', gate);
    await this.map(type, app.id, { department: 'user.department' });
    await this.map(type, app.id, { directNumber: '"blank"', extensionNumber: '"blank"' }, 'DONT_PUSH');
    await this.map(app.id, type, { primaryPhone: NUMBER });
    const [group] = await this.api<{ id: string }[]>('GET', '/api/v1/groups?q=RingCentral%20Users');
    await this.api('PUT', `/api/v1/apps/${app.id}/groups/${group?.id}`, {});
  }
}

export const ACTIVE_DIRECTORY_APP = AD;
