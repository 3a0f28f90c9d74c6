import { commandLine } from '../../command-line';
import { COMPLIANT, NOT_APPLICABLE, type Rule } from '../model';

export const credentialsTooWide: Rule = {
  id: 'RCO021',
  name: 'credentials-too-wide',
  severity: 'warning',
  title: 'Credentials can do more than the resources need',
  why: 'An API token has every right of the admin who made it; a scope that nobody needs is a way in.',
  source: 'developer.okta.com, Terraform access and security',
  remedy: `Use an OAuth app with private-key JWT and the scopes that \`${commandLine('doctor')}\` computes.`,
  evaluate: ({ runner }) => {
    if (!runner || runner.credentials === 'none') return NOT_APPLICABLE;
    if (runner.credentials === 'apiToken')
      return [{ where: 'OKTA_API_TOKEN', message: 'an API token is used in place of OAuth' }];
    const needed = new Set(runner.scopes?.needed);
    const extra = runner.scopes?.held.filter((scope) => !needed.has(scope)) ?? [];
    return extra.length ? [{ where: 'OKTA_API_SCOPES', message: `not needed: ${extra.join(', ')}` }] : COMPLIANT;
  },
  examples: {
    bad: { runner: { ci: true, loopback: false, credentials: 'apiToken' } },
    good: { runner: { ci: true, loopback: false, credentials: 'oauth' } },
  },
};
