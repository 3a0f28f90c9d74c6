import { type Emulators, startEmulators } from '../../../emulators';
import { type Conformance, conformanceOf } from './check';
import { oktaTour } from './okta-tour';
import { ringcentralTour } from './ringcentral-tour';

/** What an administrator opens before every operation can be asked. */
const OPENED = ['custom-fields', 'gates/ringcentral-plan', 'gates/ringcentral-directory-integration'];

async function prepared(): Promise<Emulators> {
  const emulators = await startEmulators();
  const put = (path: string, body: object) =>
    fetch(`${emulators.admin}/ringcentral/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await put('limits', { enforced: false });
  for (const path of OPENED) await put(path, { enabled: true });
  return emulators;
}

/** Asks both embedded tenants everything once, and holds their answers against what the vendors publish. */
export async function conformance(): Promise<Readonly<Record<'okta' | 'ringcentral', Conformance>>> {
  const emulators = await prepared();
  const { okta, oktaTenant, ringcentral, env } = emulators;
  try {
    const { RC_APP_CLIENT_ID: id = '', RC_APP_CLIENT_SECRET: secret = '', RC_USER_JWT: jwt = '' } = env;
    return {
      okta: conformanceOf('okta', await oktaTour(okta, oktaTenant.apiToken)),
      ringcentral: conformanceOf('ringcentral', await ringcentralTour(ringcentral, { id, secret, jwt })),
    };
  } finally {
    await emulators.close();
  }
}
