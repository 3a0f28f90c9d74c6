import { explainedLines } from '../../reports/explained';
import type { StepResult } from './judge';
import { counted } from '../../engine/counted';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const NOT_BESIDE = ['why', 'differs', 'suspects', 'imported'];

const facts = ({ evidence }: StepResult): string =>
  Object.entries(evidence)
    .filter(([name]) => !NOT_BESIDE.includes(name))
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(', ');

/** One step for the live checklist; under a failing one what is wrong. */
export function stepText(result: StepResult): string {
  const { step, name, ok, evidence } = result;
  const { why, differs = [], suspects = [] } = evidence as { why?: string; differs?: string[]; suspects?: string[] };
  const beside = facts(result);
  return [
    `${ok ? '✓' : '✗'} ${step} ${name}${beside ? `   ${beside}` : ''}`,
    ...(why === undefined ? [] : [`    ${why}`, ...explainedLines(why, '      ')]),
    ...differs.map((line) => `    ${line}`),
    ...(suspects.length > 0 ? ['    No API shows these; look at:'] : []),
    ...suspects.map((line) => `      ${line}`),
  ].join('\n');
}

/** The result for a person. */
export function verifyText(
  person: string,
  steps: readonly StepResult[],
  left: readonly string[],
  seconds: number,
): string {
  const failing = steps.filter(({ ok }) => !ok);
  const first = failing[0];
  return [
    ...steps.map(stepText),
    first
      ? `${failing.length} of ${counted(steps.length, 'step')} failed for ${person}, the first is step ${first.step}, after ${seconds} s.`
      : `All ${counted(steps.length, 'step')} passed for ${person}, after ${seconds} s.`,
    ...(left.length > 0 ? ['Left behind, to be tidied up by hand:', ...left.map((line) => `  ${line}`)] : []),
  ].join('\n');
}
