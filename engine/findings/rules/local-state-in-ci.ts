import { COMPLIANT, NOT_APPLICABLE, type Rule } from '../model';
import { withEnvironment } from '../examples';

export const localStateInCi: Rule = {
  id: 'RCO023',
  name: 'local-state-in-ci',
  severity: 'error',
  title: 'Local state in a pipeline',
  why: 'A runner forgets its disk: the next run would create everything a second time, and nothing locks.',
  source: 'Terraform, backends',
  remedy: 'Configure a backend with locks in the environment.',
  evaluate: ({ environment, runner }) =>
    !runner?.ci
      ? NOT_APPLICABLE
      : environment.backend === 'local' && !runner.loopback
        ? [{ where: 'environment.state', message: 'local state, and CI is set' }]
        : COMPLIANT,
  examples: {
    bad: { ...withEnvironment({}), runner: { ci: true, loopback: false, credentials: 'oauth' } },
    good: { ...withEnvironment({}), runner: { ci: true, loopback: true, credentials: 'oauth' } },
  },
};
