import { judgeRollout, scenarioOf } from '../../engine/rollout/judge';
import { loadEnvironment } from '../../project';
import { rolloutMarkdown } from '../../reports/rollout/markdown';
import { inLines } from '../../reports/outgoing';
import type { Outcome } from '../outcome';
import type { Connecting } from '../tenants/connect';
import { readEvidence } from './evidence';
import { rolloutText } from '../../reports/rollout/text';

export interface RolloutRequest {
  readonly env: string;
  readonly format: 'text' | 'markdown';
}

/**
 * The guide's steps for the environment's scenario, each looked at in the tenants: done, next, blocked, or a person's to do.
 * Reads only. Exit 0 when every step is done, else 1.
 */
export async function rollout({ env, format }: RolloutRequest, connecting: Connecting): Promise<Outcome> {
  const environment = loadEnvironment(env, connecting.env.ENVIRONMENT_FILE);
  const steps = judgeRollout(environment, await readEvidence(environment, { ...connecting, remember: true }));
  const { id, title } = scenarioOf(environment);
  const render = format === 'markdown' ? rolloutMarkdown : rolloutText;
  return {
    exitCode: steps.every(({ state }) => state === 'done') ? 0 : 1,
    json: { scenario: id, steps },
    text: render(environment.name, title, inLines(steps)),
  };
}
