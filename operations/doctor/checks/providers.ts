import { OKTA_PROVIDER, TESTED_OKTA_PROVIDERS } from '../../../engine/terraform/providers';
import { oktaMirror } from '../../../terraform';
import type { Check } from '../check';

/** Installs them as a plan would: a mirror that lacks one, or a state that cannot be opened, is found here. */
export const providers: Check = {
  id: 'providers',
  after: 'terraform',
  remedy: 'unset OKTA_PROVIDER_VERSION, or set it to a release that this project was tested with',
  look: async (patient) => {
    const used = Object.entries(await (await patient.stack()).providers());
    const mirror = oktaMirror(patient.surroundings.env).with;
    const okta = used.find(([address]) => address === OKTA_PROVIDER.address)?.[1];
    const known = okta === undefined || TESTED_OKTA_PROVIDERS.includes(okta);
    const names = used.map(([address, version]) => `${address.split('/').slice(-2).join('/')} ${version}`).join(', ');
    const from = mirror ? `okta/okta from the mirror ${mirror}` : 'no mirror holds okta/okta';
    const warning = known ? '' : ` Seen to work: okta/okta ${TESTED_OKTA_PROVIDERS.join(' and ')}.`;
    return { ok: known, detail: `${names} (${from}).${warning}` };
  },
};
