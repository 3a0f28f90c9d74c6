import { UsageError } from '../../engine/errors';
import type { ExpressionFlags } from '../../operations/expression/expression';
import { expression } from '../../operations/expression/expression';
import { answerLines } from '../../operations/expression/jsonl';
import { Terminal } from '../../reports/outgoing';
import { command } from '../command';

export default command<ExpressionFlags & { jsonl?: boolean }>({
  examples: [
    'expression check \'user.firstName + " " + user.lastName\'',
    'expression evaluate \'user.city\' --vars \'{"user":{"city":"Bern"}}\'',
    'expression explain \'appuser.a ?: "none"\'',
  ],
  flags: (declared) =>
    declared
      .argument('<action>', 'evaluate, check, explain or format')
      .argument('[expression]')
      .option('--jsonl', 'answer requests from standard input, line for line (evaluate and check)')
      .option('--vars <json>', 'variables: {"user":{…}} or {"appuser":{…}}, or a file that holds them')
      .option(
        '--context <json>',
        'where the expression stands, by name; or groups, appUsers, managers, linked, or a file that holds them',
      )
      .option('--schemas <json>', 'attributes per variable: {"appuser":{"name":{"type":"string"}}}, or a file')
      .option(
        '--direction <direction>',
        'where the expression stands: okta-to-app, app-to-okta, group-rule, saml-statement, username-template, claim or idp',
      )
      .option('--mode <mode>', 'where Okta leaves the result open: spring, empty or strict')
      .option('--env <name>', 'environment whose org was asked what Okta leaves open (calibrate)')
      .option('--now <time>', 'what Time.now() answers, ISO 8601'),
  run: async ({ jsonl, ...flags }, [action = '', source]) => {
    if (jsonl && (action === 'evaluate' || action === 'check')) {
      const terminal = new Terminal();
      await answerLines(action, process.stdin.setEncoding('utf8'), (json) => terminal.printLine(json));
      return undefined;
    }
    if (source === undefined)
      throw new UsageError('Give the expression, in quotes; or --jsonl with evaluate or check.');
    return expression(action, source, flags);
  },
});
