import { expect, it } from 'vitest';
import { peopleSights, readPresent } from '../../../operations/rollout/sights';
import { openOkta } from '../../../operations/tenants/connect';
import { runningCompany } from '../companies/company';

const company = runningCompany('awkward');

it('counts the people of the app that the environment means, not of the first one that a search finds', async () => {
  const { environment, connecting } = company();
  const rc = { ...environment.systems['rc']!, app: { create: 'ringcentral_saml' } };
  const created = { ...environment, systems: { ...environment.systems, rc } };
  const okta = await openOkta(created, connecting);
  const sights = await peopleSights(okta, created, await readPresent(okta, created));
  expect(sights['somebody-linked']).toMatchObject({ ok: true });
}, 60_000);
