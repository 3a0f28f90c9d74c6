import { judge } from '../judge';
import type { Rule } from '../model';
import { withTable } from '../examples';

// A quoted or bare run of at least ten digits with telephone punctuation.
const NUMBER = /(?:^|[^\w])\+?\d(?:[ ().-]?\d){9,}(?!\w)/;
// Long unbroken tokens with letters and digits, PEM headers, bearer tokens.
const SECRET =
  /-----BEGIN|\bSSWS\b|\bBearer\s|\b(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[a-z])(?=[A-Za-z0-9_-]*[A-Z])[A-Za-z0-9_-]{32,}/;

export const literalSecretOrNumber: Rule = {
  id: 'RCO024',
  name: 'literal-secret-or-number',
  severity: 'error',
  title: 'A secret or a telephone number stands in a line or label',
  why: 'A number in a mapping reaches every person; a secret in code reaches everybody.',
  source: 'anchors of the field: redaction in plan reviews',
  remedy: 'Take the value from an attribute, or from the environment of the process.',
  evaluate: ({ table, environment }) =>
    judge(
      [
        ...table.hops.map(({ to, expr }) => ({ where: to, text: expr })),
        { where: 'label', text: environment.label ?? '' },
      ],
      ({ where, text }) =>
        NUMBER.test(text)
          ? { where, message: 'holds a telephone number' }
          : SECRET.test(text)
            ? { where, message: 'looks like a secret' }
            : undefined,
    ),
  examples: {
    bad: withTable({ hops: [{ from: 'okta', to: 'ad.telephoneNumber', expr: '"+1 415 555 0100"' }] }),
    good: withTable({ hops: [{ from: 'okta', to: 'ad.telephoneNumber', expr: 'user.primaryPhone' }] }),
  },
};
