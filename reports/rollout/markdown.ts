import type { JudgedStep } from '../../engine/rollout/judge';
import { code, inert, table } from '../markdown/text';
import { counted } from '../../engine/counted';

const MARKS = { done: '✅ done', next: '➡️ next', manual: '✋ manual', blocked: '⏳ blocked' } as const;

const row = ({ state, id, title, who, where, command, detail, source }: JudgedStep): string[] => [
  MARKS[state],
  `${inert(title)} (${code(id)})${detail === undefined ? '' : `<br>${inert(detail)}`}`,
  inert(who),
  `${inert(where)}${command === undefined ? '' : `<br>${code(command)}`}`,
  inert(source),
];

/** A rollout's checklist for a ticket: what is done, what is next and for whom. */
export function rolloutMarkdown(environment: string, title: string, steps: readonly JudgedStep[]): string {
  const done = steps.filter(({ state }) => state === 'done').length;
  const open = steps.filter(({ state }) => state === 'next' || state === 'manual');
  return [
    `# Rollout of ${inert(environment)}: ${inert(title)}`,
    `${done} of ${counted(steps.length, 'step is', 'steps are')} done.${open.length > 0 ? ` Next: ${open.map(({ id }) => code(id)).join(', ')}.` : ''}`,
    table(['', 'Step', 'Who', 'Where', 'Source'], steps.map(row)),
  ].join('\n\n');
}
