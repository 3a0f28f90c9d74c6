import { expect, it } from 'vitest';
import { withPriorityZero } from '../../../operations/terraform-run/priority-zero';
import { loadEnvironment } from '../../../project';
import { Plan } from '../../../terraform/plan';

const demo = loadEnvironment('demo', '');
const groups = [
  { ...demo.access.groups[0]!, name: 'Field pilots', priority: 0 },
  { ...demo.access.groups[0]!, name: 'Contractors', priority: 1 },
  { ...demo.access.groups[0]!, name: 'Others', priority: undefined },
];

/** A new assignment as okta/okta 4.20.0 and 6.12.0 plan it. */
const created = (name: string, priority: number | null) =>
  Plan.parse({
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: [
      {
        address: `okta_app_group_assignment.${name}`,
        mode: 'managed',
        type: 'okta_app_group_assignment',
        name,
        change: { actions: ['create'], before: null, after: { group_id: '00g1', priority } },
      },
    ],
  }).resource_changes[0]!;

it('a new assignment that okta/okta plans without the priority 0 that is declared has it again; no other gets one', () => {
  const priority = (name: string, planned: number | null) =>
    (
      withPriorityZero(created(name, planned), { access: { ...demo.access, groups } }).change.after as object & {
        priority: unknown;
      }
    ).priority;
  expect(priority('field_pilots', null)).toBe(0);
  expect(priority('contractors', 1)).toBe(1);
  expect(priority('others', null)).toBeNull();
  expect(priority('somebody_elses', null)).toBeNull();
});
