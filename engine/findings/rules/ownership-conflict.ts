import { judge } from '../judge';
import type { Rule } from '../model';
import { withTable } from '../examples';

export const ownershipConflict: Rule = {
  id: 'RCO011',
  name: 'ownership-conflict',
  severity: 'error',
  title: 'An attribute has two owners, or an override without a source',
  why: 'When two systems may write one attribute without an order, whichever imports last wins; an override without a priority list is dropped in silence.',
  source: 'okta/terraform-provider-okta issues 129, 136, 1100',
  remedy: 'Give the attribute one override list in `sourcedBy`, or remove a line.',
  evaluate: ({ table }) =>
    judge(Object.entries(table.attributes), ([path, { sourcedBy }]) => {
      if (Array.isArray(sourcedBy) && sourcedBy.length === 0)
        return { where: path, message: 'is overridden by nobody: the priority list is empty' };
      const writers = table.hops.filter((hop) => hop.to === path && hop.from !== 'okta').map(({ from }) => from);
      const unranked = writers.filter((from) => table.systems[from]?.sourceRank === undefined);
      const ordered = Array.isArray(sourcedBy) || unranked.length === 0;
      return writers.length > 1 && !ordered
        ? { where: path, message: `is written by ${writers.join(' and ')}, and ${unranked.join(', ')} has no rank` }
        : undefined;
    }),
  examples: {
    bad: withTable({
      systems: { ringcentral: { kind: 'ringcentral', app: { create: 'ringcentral_saml' }, sourceRank: 2 } },
      attributes: { 'okta.primaryPhone': { origin: 'base', sourcedBy: [] } },
    }),
    good: withTable({
      systems: { ringcentral: { kind: 'ringcentral', app: { create: 'ringcentral_saml' }, sourceRank: 2 } },
      attributes: { 'okta.primaryPhone': { origin: 'base', sourcedBy: ['ringcentral'] } },
    }),
  },
};
