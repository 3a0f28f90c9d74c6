import type { JudgedStep } from '../../engine/rollout/judge';
import { counted } from '../../engine/counted';

const MARKS = { done: '✓', next: '→', manual: '✋', blocked: '·' } as const;

/** Open steps are told in full; the others are one line. */
function stepLines({ state, id, title, who, where, command, detail, source }: JudgedStep): string[] {
  const line = `  ${MARKS[state]} ${state.padEnd(7)}  ${id}: ${title}`;
  if (state === 'done' || state === 'blocked') return [line];
  const more = [
    `${who}: ${where}`,
    ...(detail === undefined ? [] : [detail]),
    ...(command === undefined ? [] : [command]),
    source,
  ];
  return [line, ...more.map((text) => `               ${text}`)];
}

/** A rollout's checklist for a terminal, stage by stage. */
export function rolloutText(environment: string, title: string, steps: readonly JudgedStep[]): string {
  const done = steps.filter(({ state }) => state === 'done').length;
  const stages = [...new Set(steps.map(({ stage }) => stage))];
  return [
    `${environment}: ${title}. ${done} of ${counted(steps.length, 'step is', 'steps are')} done.`,
    ...stages.flatMap((stage) => ['', stage, ...steps.filter((step) => step.stage === stage).flatMap(stepLines)]),
  ].join('\n');
}
