import { describe, expect, it } from 'vitest';
import { gateStates } from '../../../operations/terraform-run/gates';
import { environmentWith, planOf } from './example-plan';

const check = (address: string, status: string, ...messages: string[]) => ({
  address: { to_display: address },
  status,
  instances: [{ problems: messages.map((message) => ({ message })) }],
});

describe('the gates of a plan', () => {
  const states = (checks: object[]) => {
    const all = gateStates(environmentWith({ phase: 'bidirectional' }), planOf([], { checks, errored: true }));
    const counts = { open: 0, shut: 0, unknown: 0 };
    for (const { state } of all) counts[state] += 1;
    return { all, counts };
  };

  it('are shut where the plan says so, and open where it looked and did not', () => {
    const { all, counts } = states([
      check('terraform_data.gates_provisioning', 'fail', 'Gate ad-agent is shut (nobody has attested it): The agent …'),
    ]);
    expect(all.filter(({ state }) => state === 'shut')).toEqual([
      {
        id: 'ad-agent',
        state: 'shut',
        title: 'The directory agent is installed, connected and imports the right OUs',
        who: 'Okta administrator with a domain administrator',
        where: expect.stringContaining('Okta Admin Console > Directory > Directory Integrations') as string,
        why: expect.any(String) as string,
        phase: 'provisioning',
      },
    ]);
    expect(counts).toEqual({ open: 14, shut: 1, unknown: 9 });
  });

  it('are unknown where Terraform did not come to them', () => {
    expect(states([check('terraform_data.gates_provisioning', 'unknown')]).counts).toEqual({
      open: 0,
      shut: 0,
      unknown: 24,
    });
  });
});
