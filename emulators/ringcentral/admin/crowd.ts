import { z } from 'zod';
import { crowdMember } from '../../company';
import type { AdminRoute } from '../../http';
import type { Extension } from '../entities';
import type { Platform } from '../router';
import { newNumber } from '../rules/number-change';

const schema = z.strictObject({ count: z.number().int().positive().max(1_000_000) });

/** Puts people with a direct number each into the account, as Okta's pushes would have left them. */
function fill({ store, clock }: Platform, count: number): { extensions: number } {
  const at = clock.now().toISOString();
  const { extensions, phoneNumbers } = store.state;
  for (let n = 0; n < count; n += 1) {
    const { extensionId: id, ringcentral: profile } = crowdMember(n);
    const { firstName, lastName, email, department, mobilePhone, directNumber = '' } = profile;
    extensions.push({
      id,
      type: 'User',
      status: 'Enabled',
      name: `${firstName} ${lastName}`,
      extensionNumber: profile.extensionNumber,
      contact: { firstName, lastName, email, department, mobilePhone },
      roleIds: [],
      customFields: {},
      references: [],
      hidden: false,
      creationTime: at,
      lastModified: at,
    } satisfies Extension);
    const line = { usageType: 'DirectNumber', extensionId: id, primary: true } as const;
    phoneNumbers.push(newNumber(store, directNumber, line));
  }
  return { extensions: extensions.length };
}

/** For whoever wants to see how a command does with an account of another size. */
export const crowdRoute = (platform: Platform): AdminRoute => ({
  id: 'crowd',
  method: 'POST',
  path: '/crowd',
  body: { count: 10_000 },
  handler: ({ body }) => fill(platform, schema.parse(body).count),
});
