import { expect, it } from 'vitest';
import { openRun } from '../../../operations/verify/open';
import { runningCompany } from '../companies/company';

const company = runningCompany('awkward');

/** As much of a run as says where its person is to be made. */
async function opened(env: NodeJS.ProcessEnv) {
  const { environment, connecting } = company();
  const run = await openRun(environment, { env: 'awkward', showValues: false }, { ...connecting, env });
  await run.directory?.close();
  await run.ringcentral.signOut();
  return { directory: run.systems.directory, group: run.throwAway?.group.name, unit: run.throwAway?.unit };
}

it('makes its person in the domain of a group in scope, whichever variables name that domain', async () => {
  const { AD_URL, AD_BIND_DN, AD_BIND_PASSWORD, ...others } = company().connecting.env;
  const corp = {
    directory: 'corp',
    group: 'RingCentral Users',
    unit: expect.stringMatching(/DC=acme,DC=test$/) as string,
  };
  expect(await opened({ ...others, AD_URL, AD_BIND_DN, AD_BIND_PASSWORD })).toEqual(corp);
  const own = { AD_URL_CORP: AD_URL, AD_BIND_DN_CORP: AD_BIND_DN, AD_BIND_PASSWORD_CORP: AD_BIND_PASSWORD };
  expect(await opened({ ...others, ...own })).toEqual(corp);
});

it('looks for no group of one domain in another, and names the variables of the right one', async () => {
  const { AD_URL, AD_BIND_DN, AD_BIND_PASSWORD, ...others } = company().connecting.env;
  await expect(opened(others)).rejects.toMatchObject({ remedy: expect.stringContaining('AD_URL_CORP') as string });
  const emea = { AD_URL_EMEA: AD_URL, AD_BIND_DN_EMEA: AD_BIND_DN, AD_BIND_PASSWORD_EMEA: AD_BIND_PASSWORD };
  await expect(opened({ ...others, ...emea })).rejects.toMatchObject({
    message: expect.not.stringContaining('has no group RingCentral Users') as string,
  });
});
