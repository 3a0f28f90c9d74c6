import { covers } from './noise';

/** What okta/okta sets on the way to something else, where it is cut off in between. */
const ON_THE_WAY: readonly {
  readonly address: string;
  readonly field: string;
  readonly live: unknown;
  readonly source: string;
}[] = [
  {
    address: 'okta_group_rule.*',
    field: 'status',
    live: 'INACTIVE',
    source:
      'okta/okta 4.20.0, okta/resource_okta_group_rule.go: it deactivates a rule, changes it, and activates it again',
  },
];

interface Place {
  readonly address: string;
  readonly field: string;
  readonly live: unknown;
}

/** Whether a change of this object passes through this value before it is done. */
export const isOnTheWay = ({ address, field, live }: Place): boolean =>
  ON_THE_WAY.some((step) => covers(step.address, address) && step.field === field && step.live === live);
