import { personal, said } from '../../../reports/personal';
import { failed, type Run, type Seen, type VerifyStep } from '../run';
import { makeThrowAway } from '../throw-away';

async function existing({ directory, login, found }: Run): Promise<Seen> {
  if (!directory) return { ok: true, evidence: { readFrom: 'Okta: no domain controller is reachable from here' } };
  const user = (await directory.findUser({ userPrincipalName: login })) ?? (await directory.findUser({ mail: login }));
  if (!user) return failed(said`Active Directory ${directory.domainController} has nobody called ${personal(login)}`);
  found.adUser = user;
  const evidence = { domainController: directory.domainController, enabled: user.enabled };
  return user.enabled
    ? { ok: true, evidence }
    : failed(said`${personal(login)} is disabled in Active Directory`, evidence);
}

/** Makes the person; where imports come by their own schedule, the group too, so that one import brings both. */
async function made(run: Run): Promise<Seen> {
  const { directory, throwAway, found, imports } = run;
  found.adUser = await makeThrowAway(directory!, throwAway!);
  if (!imports.atOnce) await directory!.addMember(throwAway!.group, found.adUser);
  const { domainController } = directory!;
  return { ok: true, evidence: { account: throwAway!.account, unit: throwAway!.unit, domainController } };
}

export const personInDirectory: VerifyStep = {
  step: 1,
  name: 'A new user in Active Directory',
  suspects: [],
  take: (run) => (run.throwAway ? made(run) : existing(run)),
};
