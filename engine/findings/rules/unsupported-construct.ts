import { UNSUPPORTED } from '../expression-findings';
import { judge } from '../judge';
import type { Rule } from '../model';
import { withExpression } from '../examples';

export const unsupportedConstruct: Rule = {
  id: 'RCO004',
  name: 'unsupported-construct',
  severity: 'error',
  title: 'An expression uses a construct that Okta refuses',
  why: "Okta's language is a part of Spring's; type references, beans, variables and assignments are refused.",
  source: 'developer.okta.com, Okta Expression Language, unsupported features',
  remedy: 'Write it with the functions of the catalogue (docs/expressions.md).',
  evaluate: ({ expressions }) =>
    judge(expressions, ({ where, findings }) => {
      const found = findings.find(({ id }) => UNSUPPORTED.includes(id));
      return found && { where, message: found.message };
    }),
  examples: {
    bad: withExpression({
      findings: [
        {
          id: 'unsupported',
          severity: 'error',
          message: 'T(...) is not part of the Okta Expression Language',
        },
      ],
    }),
    good: withExpression({}),
  },
};
