import { CONTEXTS, ERRORS, EXPRESSION_FINDINGS, FUNCTIONS, LIMITS, MODES, signatureOf } from '../../engine/expressions';
import { code, table } from '../markdown/text';

const cell = (text: string) => text.replaceAll('|', '\\|');

/** Every function with its signature, what it answers, and the reference's example. */
export const functionTable = (): string =>
  table(
    ['function', 'answers', 'what', 'example', 'group rules'],
    [...FUNCTIONS.values()].map((row) => [
      code(signatureOf(row)),
      row.returns,
      cell(row.doc),
      row.example ? `${code(row.example[0])} → ${cell(row.example[1])}` : '',
      row.groupRule ? 'yes' : 'no',
    ]),
  );

/** What each mode does where Okta's documentation is silent. */
export const modeTable = (): string => {
  const behaviours = Object.keys(MODES.spring) as (keyof typeof MODES.spring)[];
  return table(
    ['mode', ...behaviours.map(code)],
    Object.entries(MODES).map(([mode, behaviour]) => [code(mode), ...behaviours.map((each) => behaviour[each])]),
  );
};

/** Where expressions stand in Okta, and what there is at each place. */
export const contextTable = (): string =>
  table(
    ['context', 'in', 'variables', 'apps by name', 'characters', 'template', 'source'],
    Object.entries(CONTEXTS).map(([id, context]) => [
      code(id),
      context.title,
      context.variables.map(code).join(', '),
      context.appsByName ? 'yes' : 'no',
      context.longest === undefined ? '' : String(context.longest),
      context.template ? 'yes' : 'no',
      context.source,
    ]),
  );

export const limitTable = (): string =>
  table(
    ['limit', 'at most'],
    Object.entries(LIMITS).map(([name, value]) => [code(name), value.toLocaleString('en-US').replaceAll(',', ' ')]),
  );

export const expressionFindingTable = (): string =>
  table(
    ['id', 'severity', 'what', 'rests on'],
    Object.entries(EXPRESSION_FINDINGS).map(([id, { severity, about, source }]) => [code(id), severity, about, source]),
  );

export const expressionErrorTable = (): string =>
  table(
    ['code', 'what'],
    Object.entries(ERRORS).map(([id, about]) => [code(id), about]),
  );
