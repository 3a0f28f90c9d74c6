import { judge } from '../judge';
import type { Rule } from '../model';
import { withImpact } from '../examples';

export const downstreamReader: Rule = {
  id: 'RCO031',
  name: 'downstream-reader',
  severity: 'warning',
  title: 'Somebody else reads what we write',
  why: "Another app's mapping, a group rule or a SAML statement that reads a changed attribute changes with it: memberships, logins, other systems.",
  source: 'Okta, group rules and profile mappings',
  remedy: 'Tell the owners of the readers named here before the apply.',
  evaluate: ({ people, live }) =>
    judge(people && live?.readers, ({ who, reads }) =>
      people?.attributes.some(({ system, attribute, changed }) => changed > 0 && `${system}.${attribute}` === reads)
        ? { where: reads, message: `is read by ${who}` }
        : undefined,
    ),
  examples: {
    bad: {
      ...withImpact({ attributes: [{ system: 'okta', attribute: 'primaryPhone', changed: 3, added: 0, removed: 0 }] }),
      live: { mappings: [], apps: {}, readers: [{ who: 'the mapping of zendesk', reads: 'okta.primaryPhone' }] },
    },
    good: {
      ...withImpact({}),
      live: { mappings: [], apps: {}, readers: [{ who: 'the mapping of zendesk', reads: 'okta.primaryPhone' }] },
    },
  },
};
