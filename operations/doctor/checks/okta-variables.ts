import type { Check } from '../check';

export const oktaVariables: Check = {
  id: 'okta-variables',
  remedy: 'set the client id, private key and scopes of an Okta service app',
  look: (patient) => {
    const { orgUrl, credentials } = patient.oktaConfig();
    return credentials.kind === 'privateKey'
      ? { ok: true, detail: `Service app ${credentials.clientId} at ${orgUrl}.` }
      : { ok: false, detail: `An API token at ${orgUrl}: it may do what its owner may, and lapses with them.` };
  },
};
