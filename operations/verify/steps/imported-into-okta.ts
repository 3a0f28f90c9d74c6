import { unlessMissing, type User } from '../../../clients/okta';
import { reached } from '../../../engine/flows/model';
import { failed, type Run, type Seen, type VerifyStep } from '../run';
import { settledAt } from '../settled';
import { until } from '../waiting';

const userNow = ({ okta, login, found }: Run): Promise<User | undefined> =>
  unlessMissing(okta.user(found.user?.id ?? login));

const inState = (run: Run, status: string): Promise<User | undefined> =>
  until(
    async () => {
      const user = await userNow(run);
      return user?.status === status ? user : undefined;
    },
    run.patience,
    run,
  );

/** Disables and enables the person in the directory, before anybody at RingCentral has heard of them. */
async function reactivated(run: Run): Promise<Seen> {
  const { directory, found, imports, apps } = run;
  await directory!.disable(found.adUser!);
  await imports.bring(apps.directory, 'incremental');
  if (!(await inState(run, 'DEPROVISIONED')))
    return failed('a person who is disabled in Active Directory stays active in Okta');
  await directory!.enable(found.adUser!);
  await imports.bring(apps.directory, 'incremental');
  if (!(await inState(run, 'ACTIVE')))
    return failed('a person who is enabled again in Active Directory stays deactivated (okta-flag-ad-reactivation)');
  return { ok: true, evidence: { reactivated: true } };
}

async function take(run: Run): Promise<Seen> {
  const { imports, apps, throwAway, environment, kind, found } = run;
  const imported = throwAway ? await imports.bring(apps.directory, 'full') : {};
  found.user = await inState(run, 'ACTIVE');
  if (!found.user) {
    const status = (await userNow(run))?.status;
    return failed(status ? `the Okta user is ${status}, not ACTIVE` : 'no Okta user came of the import', { imported });
  }
  const again =
    throwAway && imports.atOnce && kind.canDisable && environment.reactivation && reached(environment.phase, 'live');
  const probe: Seen = again ? await reactivated(run) : { ok: true, evidence: {} };
  if (!probe.ok) return probe;
  return settledAt(run, 'directory → okta', {
    user: found.user.id,
    status: found.user.status,
    ...(Object.keys(imported).length > 0 && { imported }),
    ...probe.evidence,
  });
}

export const importedIntoOkta: VerifyStep = {
  step: 2,
  name: (directory) => `Imported from ${directory}, and active in Okta`,
  suspects: ['ad-agent', 'ad-confirmation', 'ad-matching-rules', 'ad-import-scheduled', 'import-safeguard'],
  take,
};
