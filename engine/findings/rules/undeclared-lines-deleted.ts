import { judge } from '../judge';
import type { Rule } from '../model';
import { changesOf, linesOf } from '../plan-changes';
import { change, withPlan } from '../examples';

export const undeclaredLinesDeleted: Rule = {
  id: 'RCO008',
  name: 'undeclared-lines-deleted',
  severity: 'error',
  title: 'Undeclared live lines would be deleted',
  why: 'With delete_when_absent every live line that nobody declared is nulled, and the attribute keeps its last value for ever.',
  source: 'okta/terraform-provider-okta issue 1341',
  remedy: "Declare the lines, or set the system's `undeclared` to 'keep'.",
  evaluate: (facts) =>
    judge(
      changesOf(facts, /^okta_profile_mapping$/)?.filter(
        ({ before, after }) => before && after?.['delete_when_absent'] === true,
      ),
      ({ address, before, after }) => {
        const declared = new Set(linesOf(after).map(({ id }) => id));
        const lost = linesOf(before)
          .map(({ id }) => id)
          .filter((id) => !declared.has(id));
        return lost.length
          ? { where: address, message: `would delete the lines to ${lost.sort().join(', ')}` }
          : undefined;
      },
    ),
  examples: {
    bad: withPlan(
      change(
        'okta_profile_mapping.rc',
        ['update'],
        { mappings: [{ id: 'title', expression: 'user.title' }] },
        { delete_when_absent: true, mappings: [] },
      ),
    ),
    good: withPlan(
      change('okta_profile_mapping.rc', ['update'], { mappings: [] }, { delete_when_absent: true, mappings: [] }),
    ),
  },
};
