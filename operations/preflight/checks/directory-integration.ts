import type { ServiceInfo } from '../../../clients/ringcentral';
import { GATES } from '../../../engine/gates/gates';
import type { SeedCheck } from '../check';

const FEATURE = 'ExternalDirectoryIntegration';
const gate = GATES.find(({ id }) => id === 'ringcentral-directory-integration')!;

/** The account's feature list is the only signal; whether it shows the plan or the switch is not recorded. */
export const directoryFeature = ({ serviceFeatures }: ServiceInfo) =>
  serviceFeatures.find(({ featureName }) => featureName === FEATURE);

export const directoryIntegration: SeedCheck = {
  id: 'directory-integration',
  who: gate.who,
  where: gate.where,
  source: gate.source,
  examine: ({ serviceInfo, people }) => {
    const ok = directoryFeature(serviceInfo)?.enabled === true;
    const plan = serviceInfo.servicePlan?.name ?? 'unknown';
    return { ok, people: ok ? 0 : people.length, found: `${FEATURE} is ${ok ? 'on' : 'off'} (plan ${plan})` };
  },
};
