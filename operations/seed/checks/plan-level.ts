import type { SeedCheck } from '../check';
import { directoryFeature } from './directory-integration';

/** Names under which RingCentral has sold plans that Directory Integration and single sign-on come with. */
const LEVELS = /\b(MVP|Premium|Ultimate|Advanced|Ultra)\b/i;

export const planLevel: SeedCheck = {
  id: 'plan-level',
  who: 'the owner of the RingCentral account',
  where: 'RingCentral Admin Portal > Billing > Service plan: MVP, MVP Premium or Ultimate',
  source: 'RingCentral, "What is RingCentral for Okta?", system requirements; RingCentral support 6748',
  examine: ({ serviceInfo, people }) => {
    const name = serviceInfo.servicePlan?.name ?? serviceInfo.servicePlan?.id;
    // The account's own reason wins over a plan's name, which changes with every season.
    const refused = directoryFeature(serviceInfo)?.reason === 'AccountTypeLimitation';
    const ok = !refused && (name === undefined || LEVELS.test(name) || directoryFeature(serviceInfo)?.enabled === true);
    const why = refused ? ': the account says that its type does not allow Directory Integration' : '';
    return { ok, people: ok ? 0 : people.length, found: `the plan is ${name ?? 'not told'}${why}` };
  },
};
