import { judge } from '../judge';
import type { Rule } from '../model';
import { withTable } from '../examples';
import { isRingCentral } from '../../systems/kinds';

export const numberPushedBack: Rule = {
  id: 'RCO028',
  name: 'number-pushed-back',
  severity: 'warning',
  title: "RingCentral's own number is pushed back to it",
  why: 'RingCentral refuses one of its numbers as a business phone (EXT-102), and the whole push of that person fails.',
  source: 'RingCentral, extension error codes EXT-102 and EXT-103',
  remedy:
    'Do not map an attribute that RingCentral sources into its profile. Pushing it on create only is no protection: Okta pushes whole profiles.',
  evaluate: ({ table }) =>
    judge(
      table.hops.filter(
        (hop) =>
          hop.from === 'okta' &&
          isRingCentral(table.systems[hop.to.split('.')[0] ?? '']?.kind) &&
          !('as' in hop && hop.as === 'samlStatement'),
      ),
      ({ to, expr }) => {
        const [system] = to.split('.');
        const owned = Object.entries(table.attributes).find(
          ([path, { sourcedBy }]) =>
            Array.isArray(sourcedBy) && sourcedBy.includes(system) && expr.includes(path.replace('okta.', 'user.')),
        );
        return owned ? { where: to, message: `pushes ${owned[0]}, which ${system} itself sources` } : undefined;
      },
    ),
  examples: {
    bad: withTable({
      systems: { ringcentral: { kind: 'ringcentral', app: { create: 'ringcentral_saml' }, sourceRank: 2 } },
      attributes: { 'okta.primaryPhone': { origin: 'base', sourcedBy: ['ringcentral'] } },
      hops: [{ from: 'okta', to: 'ringcentral.businessPhone', expr: 'user.primaryPhone' }],
    }),
    good: withTable({
      systems: { ringcentral: { kind: 'ringcentral', app: { create: 'ringcentral_saml' }, sourceRank: 2 } },
      attributes: { 'okta.primaryPhone': { origin: 'base', sourcedBy: ['ringcentral'] } },
      hops: [{ from: 'okta', to: 'ringcentral.mobilePhone', expr: 'user.mobilePhone' }],
    }),
  },
};
