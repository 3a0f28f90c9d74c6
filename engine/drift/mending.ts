import { GATES } from '../gates/gates';
import { WHOLE, type ConfigDrift } from './model';
import { OKTA_CONSOLE } from '../conditions/consoles';

/** Why an apply does not mend a difference, and who does. Undefined: an apply of the declared state mends it. */
export function whyNotMended({ tier, address, field }: ConfigDrift): string | undefined {
  if (tier === 'could-not-read') return 'it could not be read; nothing is written blindly';
  const feature = /^features\.(.+)$/.exec(field)?.[1];
  if (feature !== undefined) return featureStep(feature);
  if (field === 'source' && address.startsWith('okta.'))
    return `no resource holds the source of this attribute: state \`sourcedBy\`, or by hand: ${OKTA_CONSOLE.sourcePriority(address.slice('okta.'.length), 'the system')}`;
  if (/^assignments\.person\./.test(field))
    return 'taking the app from a person deletes the RingCentral account with its data: a person decides that';
  if (/^assignments\.group\./.test(field))
    return 'taking the app from a group deletes its members’ RingCentral accounts: declare the group, or take it away by hand';
  if (tier === 'undeclared') return undeclared(address, field);
  return undefined;
}

function featureStep(feature: string): string {
  const gate = GATES.find(({ proof }) => 'features' in proof && proof.features.some((one) => one === feature));
  return gate ? `only an admin can: ${gate.who}, ${gate.where}` : 'only an admin can switch provisioning features';
}

function undeclared(address: string, field: string): string {
  if (/^(mappings|lines)\./.test(field))
    return 'the pair is shared and foreign lines are kept: declare the line, record it, or take it away in Profile Editor';
  if (address.startsWith('rules.')) return 'the rule is not ours: declare it, or deactivate it in Okta';
  if (field === WHOLE) return 'deleting an attribute erases its values for everybody: declare it, or delete it by hand';
  return 'the code says nothing of this field: declare it, or record it';
}
