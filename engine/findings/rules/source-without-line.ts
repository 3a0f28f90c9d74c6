import { judge } from '../judge';
import type { Rule } from '../model';
import { withTable } from '../examples';

export const sourceWithoutLine: Rule = {
  id: 'RCO012',
  name: 'source-without-line',
  severity: 'error',
  title: 'A priority names a system that maps nothing there',
  why: 'The attribute would keep its last value for ever: its only source never writes it.',
  source: 'derived from okta/terraform-provider-okta issue 129',
  remedy: 'Add the line, or take the system out of `sourcedBy`.',
  evaluate: ({ table }) =>
    judge(
      Object.entries(table.attributes).flatMap(([path, { sourcedBy }]) =>
        Array.isArray(sourcedBy) ? (sourcedBy as readonly string[]).map((system) => ({ path, system })) : [],
      ),
      ({ path, system }) =>
        table.hops.some((hop) => hop.from === system && hop.to === path)
          ? undefined
          : { where: path, message: `is sourced by ${system}, which has no line to it` },
    ),
  examples: {
    bad: withTable({
      systems: { ringcentral: { kind: 'ringcentral', app: { create: 'ringcentral_saml' }, sourceRank: 2 } },
      attributes: { 'okta.primaryPhone': { origin: 'base', sourcedBy: ['ringcentral'] } },
    }),
    good: withTable({
      systems: { ringcentral: { kind: 'ringcentral', app: { create: 'ringcentral_saml' }, sourceRank: 2 } },
      attributes: { 'okta.primaryPhone': { origin: 'base', sourcedBy: ['ringcentral'] } },
      hops: [{ from: 'ringcentral', to: 'okta.primaryPhone', expr: 'appuser.directNumber' }],
    }),
  },
};
