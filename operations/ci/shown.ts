import { appendReport, appendUnchanged } from '../../reports/outgoing';
import type { Surroundings } from '../surroundings';

/** Markdown for the page that GitHub shows of a run; elsewhere it goes to the log. */
export function addToSummary(markdown: string, { env, progress }: Pick<Surroundings, 'env' | 'progress'>): void {
  if (env.GITHUB_STEP_SUMMARY) appendReport(env.GITHUB_STEP_SUMMARY, markdown, 'markdown', env);
  else progress(markdown.trimEnd());
}

/** A result as a code block that its content cannot leave: JSON is one line. */
export const asCode = (result: unknown): string => `    ${JSON.stringify(result)}\n`;

/** An output of the step, for the steps and jobs that come later; elsewhere what the step prints is all. */
export function giveOutput(name: string, value: string, { env }: Pick<Surroundings, 'env'>): void {
  if (env.GITHUB_OUTPUT) appendUnchanged(env.GITHUB_OUTPUT, `${name}=${value}\n`);
}
