import { UNKNOWN_NAMES } from '../expression-findings';
import { judge } from '../judge';
import type { Rule } from '../model';
import { withExpression } from '../examples';

export const unknownAttributeRead: Rule = {
  id: 'RCO003',
  name: 'unknown-attribute-read',
  severity: 'error',
  title: 'An expression reads what no schema declares',
  why: 'Okta finds it only when the mapping is written, after other resources have changed.',
  source: 'okta/terraform-provider-okta issue 1117',
  remedy: 'Fix the name, or declare the attribute in the table.',
  evaluate: ({ expressions }) =>
    judge(expressions, ({ where, findings }) => {
      const found = findings.find(({ id }) => UNKNOWN_NAMES.includes(id));
      return found && { where, message: found.message };
    }),
  examples: {
    bad: withExpression({
      findings: [
        {
          id: 'unknown-attribute',
          severity: 'error',
          message: "no attribute 'directNumbr', did you mean 'directNumber'?",
        },
      ],
    }),
    good: withExpression({}),
  },
};
