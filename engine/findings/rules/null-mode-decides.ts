import { commandLine } from '../../command-line';
import { judge } from '../judge';
import type { Rule } from '../model';
import { withExpression } from '../examples';
import { NULL_FINDINGS } from '../expression-findings';

export const nullModeDecides: Rule = {
  id: 'RCO027',
  name: 'null-mode-decides',
  severity: 'warning',
  title: 'What somebody without a value gets is unknown, or no clean value',
  why: `Okta does not document what + or a function does with null; the guide's own expression gives #null for a person without an extension. What an org answered to \`${commandLine('calibrate')}\` is no longer asked: a line is named then only where that answer is a text "null", or none.`,
  source: 'Active Directory Integration Guide; Spring OpPlus',
  remedy: 'Guard the operand; the message offers the guarded form.',
  evaluate: ({ expressions }) =>
    judge(expressions, ({ where, findings }) => {
      const found = findings.find(({ id }) => NULL_FINDINGS.includes(id));
      return found && { where, message: found.message };
    }),
  examples: {
    bad: withExpression({
      findings: [{ id: 'null-concatenation', severity: 'warning', message: 'appuser.extensionNumber may be null' }],
    }),
    good: withExpression({}),
  },
};
