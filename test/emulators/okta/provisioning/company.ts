import { startActiveDirectory } from '../../../../emulators/active-directory';
import { COMPANY } from '../../../../emulators/company';
import { systemClock } from '../../../../emulators/http';
import { LiveProvisioning, startOktaTenant } from '../../../../emulators/okta';
import { startRingCentral } from '../../../../emulators/ringcentral';
import { startAdmin } from '../../../../emulators/admin';

/** Acme's three tenants, with Okta's provisioning between them. */
export async function startCompany() {
  const clock = systemClock;
  const [okta, ringcentral, activeDirectory] = await Promise.all([
    startOktaTenant({ clock }),
    startRingCentral({ clock }),
    startActiveDirectory({ clock }),
  ]);
  okta.org.provisioning = new LiveProvisioning(okta.org, {
    directory: {
      connection: activeDirectory.agentConnection,
      units: { users: COMPANY.peopleOu, groups: COMPANY.groupsOu },
      service: activeDirectory.agentService,
    },
    ringcentral,
  });
  const admin = await startAdmin({ tenants: [okta, ringcentral, activeDirectory] });
  const call = async (base: string, method: string, path: string, body?: unknown, headers = {}) => {
    const response = await fetch(base + path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  return {
    okta,
    ringcentral,
    activeDirectory,
    console: (method: string, path: string, body?: unknown) => call(admin.url, method, path, body),
    api: (method: string, path: string, body?: unknown) =>
      call(okta.url, method, path, body, { authorization: `SSWS ${okta.apiToken}` }),
    close: () => Promise.all([admin.close(), okta.close(), ringcentral.close(), activeDirectory.close()]),
  };
}
