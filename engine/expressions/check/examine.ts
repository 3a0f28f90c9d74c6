import { CONTEXTS } from '../contexts';
import { ExpressionError } from '../error';
import { parse } from '../parser';
import { readsOf } from '../reads';
import { asExpression, parseTemplate } from '../template';
import { tryConstants } from './constants';
import { infer } from './infer';
import { constantLeftOver } from './left-over';
import type { CheckOptions, CheckResult } from './result';
import { SYNTAX } from './result';
import { Check } from './scope';

function refused(error: ExpressionError): CheckResult {
  const { code: id, message, start, end } = error;
  return {
    ok: false,
    type: 'Unknown',
    nullable: true,
    reads: [],
    findings: [
      {
        id,
        severity: 'error',
        message,
        source: SYNTAX,
        start,
        end,
        ...(error.suggestion === undefined ? {} : { suggestion: error.suggestion }),
      },
    ],
  };
}

/** Of a template where there are none, the whole is what is wrong. */
function asTemplate(source: string, error: ExpressionError): ExpressionError {
  const suggestion = asExpression(source);
  if (suggestion === undefined) return error;
  const message = `"\${…}" is read in templates only; write ${suggestion}.`;
  return new ExpressionError(error.code, message, { start: 0, end: source.length }, suggestion);
}

/** As the context has it: an expression, or a template. */
export const parsed = (source: string, context: CheckOptions['context']) =>
  CONTEXTS[context].template ? parseTemplate(source) : parse(source);

/** A parse and its findings, without a suggestion for the whole. */
export function examined(source: string, options: CheckOptions) {
  const node = parsed(source, options.context);
  const state = new Check(source, options);
  const value = infer(node, state, { facts: new Set() });
  const { condition, longest, title } = CONTEXTS[options.context];
  if (condition && value.type !== 'Boolean' && value.type !== 'Unknown') {
    state.report('rule-not-boolean', node, `A group rule must be Boolean, and this is ${value.type}.`);
  }
  if (longest !== undefined && source.length > longest) {
    const range = { start: longest, end: source.length };
    state.report(
      'too-long-here',
      range,
      `In ${title} Okta stores ${longest} characters, and these are ${source.length}.`,
    );
  }
  tryConstants(node, state);
  const left = state.warned.size === 0 ? constantLeftOver(node, options) : undefined;
  if (left) {
    const message = `Only the constant ${JSON.stringify(left.text)} is left of this for somebody who has none of the attributes.`;
    state.warn('constant-left-over', left.node, [left.node], message);
  }
  return { node, state, value };
}

/** The findings of an expression, whether it can be read or not. */
export function checked(source: string, options: CheckOptions): CheckResult {
  try {
    const { node, state, value } = examined(source, options);
    const findings = state.findings.toSorted((a, b) => a.start - b.start || a.end - b.end);
    const ok = findings.every(({ severity }) => severity !== 'error');
    return { ok, type: value.type, nullable: value.nullable, reads: readsOf(node), findings };
  } catch (error) {
    if (error instanceof ExpressionError)
      return refused(CONTEXTS[options.context].template ? error : asTemplate(source, error));
    throw error;
  }
}
