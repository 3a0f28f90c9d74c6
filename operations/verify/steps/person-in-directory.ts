import { personal, said } from '../../../reports/personal';
import { failed, type Run, type Seen, type VerifyStep } from '../run';
import { makeThrowAway } from '../throw-away';

async function existing(run: Run): Promise<Seen> {
  const { directory, login, found } = run;
  if (!directory) return { ok: true, evidence: { readFrom: `Okta: no ${run.kind.server} is reachable from here` } };
  const user = (await directory.findUser({ login })) ?? (await directory.findUser({ mail: login }));
  if (!user) return failed(said`${directory.named} has nobody called ${personal(login)}`);
  found.adUser = user;
  const evidence = { [directory.kind.serverKey]: directory.server, enabled: user.enabled };
  return user.enabled
    ? { ok: true, evidence }
    : failed(said`${personal(login)} is disabled in ${directory.named}`, evidence);
}

/** Makes the person; where imports come by their own schedule, the group too, so that one import brings both. */
async function made(run: Run): Promise<Seen> {
  const { directory, throwAway, found, imports } = run;
  found.adUser = await makeThrowAway(directory!, throwAway!);
  if (!imports.atOnce) await directory!.addMember(throwAway!.group, found.adUser);
  const { kind, server } = directory!;
  return { ok: true, evidence: { account: throwAway!.account, unit: throwAway!.unit, [kind.serverKey]: server } };
}

export const personInDirectory: VerifyStep = {
  step: 1,
  name: (directory) => `A new user in ${directory}`,
  suspects: [],
  take: (run) => (run.throwAway ? made(run) : existing(run)),
};
