import { describe, expect, it } from 'vitest';
import type { OktaClient } from '../../../clients/okta';
import { pushStatusRefusals } from '../../../operations/terraform-run/push-status';
import type { Plan } from '../../../terraform';

const ADDRESS = 'okta_profile_mapping.ringcentral_to_okta';

const planned = (status: 'PUSH' | 'DONT_PUSH', actions = ['create'], source: string | null = '0oa1emb') =>
  ({
    resource_changes: [
      {
        address: ADDRESS,
        mode: 'managed',
        type: 'okta_profile_mapping',
        change: {
          actions,
          before: null,
          after: {
            ...(source !== null && { source_id: source }),
            mappings: [{ id: 'email', expression: 'appuser.email', push_status: status }],
          },
          after_unknown: source === null ? { source_id: true } : {},
        },
      },
    ],
  }) as unknown as Plan;

const live = (...features: string[]) =>
  ({ app: () => Promise.resolve({ features, label: 'RingCentral' }) }) as unknown as OktaClient;
const SOURCE = 'PROFILE_MASTERING';

describe('lines of an app to Okta, before anything is written', () => {
  it.each([
    ['PUSH', [SOURCE]],
    ['DONT_PUSH', []],
  ] as const)('pass as %s where the app has the features %j', async (status, features) => {
    expect(await pushStatusRefusals(planned(status), live(...features))).toEqual([]);
  });

  it('are refused where an admin has made the app a profile source already, with what to do', async () => {
    const [refusal, ...more] = await pushStatusRefusals(planned('DONT_PUSH'), live(SOURCE));
    expect(more).toEqual([]);
    expect(refusal!.why).toBe(
      `Okta takes PUSH only for ${ADDRESS}, because RingCentral is a profile source there now; declared otherwise: email. Nothing was written.`,
    );
    expect(refusal!.remedy).toContain('or declare that phase');
  });

  it('are refused where the app is none yet', async () => {
    const [refusal] = await pushStatusRefusals(planned('PUSH', ['update']), live());
    expect(refusal!.why).toContain('Okta takes DONT_PUSH only');
    expect(refusal!.remedy).toContain('allow it to source Okta users');
  });

  it('are not asked about where nothing is written, or the app is still to be made', async () => {
    expect(await pushStatusRefusals(planned('DONT_PUSH', ['no-op']), live(SOURCE))).toEqual([]);
    expect(await pushStatusRefusals(planned('DONT_PUSH', ['create'], null), live(SOURCE))).toEqual([]);
  });
});
