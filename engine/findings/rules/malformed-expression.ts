import { commandLine } from '../../command-line';
import { isMalformed } from '../expression-findings';
import { judge } from '../judge';
import type { Rule } from '../model';
import { withExpression } from '../examples';

export const malformedExpression: Rule = {
  id: 'RCO005',
  name: 'malformed-expression',
  severity: 'error',
  title: 'An expression is malformed',
  why: 'A single = for ==, a wrong number of arguments or an unknown function fails at apply time only.',
  source: 'anchors of the field: the diagnostics of the haloSync extension for Okta expressions',
  remedy: `See the caret in the message; \`${commandLine('expression')} check\` explains it.`,
  evaluate: ({ expressions }) =>
    judge(expressions, ({ where, findings }) => {
      const found = findings.find(isMalformed);
      return found && { where, message: found.message };
    }),
  examples: {
    bad: withExpression({
      findings: [{ id: 'unexpected-token', severity: 'error', message: "'=' is no operator, did you mean '=='?" }],
    }),
    good: withExpression({}),
  },
};
