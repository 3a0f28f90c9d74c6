import { judge } from '../judge';
import type { Rule } from '../model';
import { withExpression } from '../examples';

const FITS: Readonly<Record<string, readonly string[]>> = {
  string: ['String'],
  boolean: ['Boolean'],
  integer: ['Int'],
  number: ['Int', 'Double'],
  array: ['Array', 'String'],
};

export const typeDoesNotFit: Rule = {
  id: 'RCO006',
  name: 'type-does-not-fit',
  severity: 'error',
  title: 'An expression does not fit its target',
  why: 'A result of the wrong type, or null for a required attribute, makes the push of that person fail.',
  source: 'Okta, profile mapping preview',
  remedy: 'Convert the value, or guard it so that a required attribute never gets null.',
  evaluate: ({ expressions }) =>
    judge(expressions, ({ where, type, nullable, target }) => {
      if (target.required && nullable) return { where, message: 'may be null, but the target is required' };
      return type === 'Unknown' || type === 'Null' || FITS[target.type]?.includes(type) !== false
        ? undefined
        : { where, message: `gives ${type}, but the target is ${target.type}` };
    }),
  examples: { bad: withExpression({ type: 'Int' }), good: withExpression({}) },
};
