import { expect, it } from 'vitest';
import { rollout } from '../../../operations/rollout/rollout';
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

it('asks for nothing twice, signs in once to each tenant, and asks for lists side by side', async () => {
  const { environment, connecting } = company();
  const asked: string[] = [];
  let inFlight = 0;
  let most = 0;
  const watched: typeof fetch = async (input, init) => {
    asked.push(`${init?.method ?? 'GET'} ${input instanceof Request ? input.url : input.toString()}`);
    most = Math.max(most, (inFlight += 1));
    try {
      return await fetch(input, init);
    } finally {
      inFlight -= 1;
    }
  };
  await rollout({ env: environment.name, format: 'text' }, { ...connecting, fetch: watched });
  expect(asked.filter((one, at) => asked.indexOf(one) !== at)).toEqual([]);
  expect(asked.filter((one) => /^POST .*\/token$/.test(one))).toHaveLength(2);
  expect(most).toBeGreaterThan(2);
});
