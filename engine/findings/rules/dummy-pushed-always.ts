import { judge } from '../judge';
import type { Rule } from '../model';
import { withTable } from '../examples';

export const dummyPushedAlways: Rule = {
  id: 'RCO026',
  name: 'dummy-pushed-always',
  severity: 'error',
  title: 'A constant is pushed on every update',
  why: "The guide's dummy for a number that RingCentral owns would come back as a value, or overwrite the real one, at each profile update.",
  source:
    'Active Directory Integration Guide, configure mapping for directNumber; support.okta.com, "Does Okta support partial profile push"',
  remedy:
    "Take the constant away. Where creation cannot do without it, push it on create only (`push: 'onCreate'`) and import from RingCentral right after: that protects nothing by itself, because Okta pushes whole profiles, and sends the dummy with any change until an import has brought the real value.",
  evaluate: ({ table }) =>
    judge(
      table.hops.filter((hop) => hop.from === 'okta'),
      (hop) => {
        const constant = /^\s*(["'])[^"']*\1\s*$/.test(hop.expr);
        const always = 'push' in hop ? hop.push !== 'onCreate' : true;
        return constant && always && table.attributes[hop.to]?.origin === 'discovered'
          ? { where: hop.to, message: `pushes ${hop.expr.trim()} at every update` }
          : undefined;
      },
    ),
  examples: {
    bad: withTable({
      attributes: { 'ringcentral.directNumber': { origin: 'discovered' } },
      hops: [{ from: 'okta', to: 'ringcentral.directNumber', expr: '"blank"' }],
    }),
    good: withTable({
      attributes: { 'ringcentral.directNumber': { origin: 'discovered' } },
      hops: [{ from: 'okta', to: 'ringcentral.directNumber', expr: '"blank"', push: 'onCreate' }],
    }),
  },
};
