import { z } from 'zod';
import { unlessMissing, type AppUser } from '../../../clients/okta';
import { joined, ofVendor } from '../../../reports/personal';
import { failed, type Run, type Seen, type VerifyStep } from '../run';
import { settledAt } from '../settled';
import { until } from '../waiting';

const Failure = z.looseObject({
  outcome: z.looseObject({ result: z.string(), reason: z.string().optional() }),
  displayMessage: z.string().optional(),
});

const appUserNow = ({ okta, apps, found }: Run): Promise<AppUser | undefined> =>
  unlessMissing(okta.appUser(apps.ringcentral.id, found.user!.id));

/** What Okta's System Log says about pushes that failed for this person: in the last seven days, its default. */
async function reasons({ okta, found }: Run): Promise<string[]> {
  const events = await okta.logs({ filter: `target.id eq "${found.user!.id}"` });
  return events.flatMap((event) => {
    const { outcome, displayMessage = '' } = Failure.safeParse(event).data ?? { outcome: { result: 'SUCCESS' } };
    return outcome.result === 'FAILURE' ? [outcome.reason ?? displayMessage] : [];
  });
}

async function take(run: Run): Promise<Seen> {
  const { directory, throwAway, imports, apps, found } = run;
  if (!found.user) return failed('needs the Okta user of step 2');
  if (throwAway && imports.atOnce) {
    await directory!.addMember(throwAway.group, found.adUser!);
    await imports.bring(apps.directory, 'incremental');
  }
  found.appUser = await until(
    async () => {
      const appUser = await appUserNow(run);
      return appUser?.externalId ? appUser : undefined;
    },
    run.patience,
    run,
  );
  if (!found.appUser) {
    const assigned = await appUserNow(run);
    const why = assigned ? 'the app is assigned, but Okta created no RingCentral user' : 'the app is not assigned';
    const profiles = [found.user.profile, assigned?.profile];
    const last = (await reasons(run)).slice(-1).map((reason) => ofVendor(reason, profiles));
    return failed(joined([why, ...last], ': '), { assigned: assigned !== undefined });
  }
  const { scope, externalId } = found.appUser;
  return settledAt(run, 'okta → ringcentral', { scope, externalId });
}

export const pushedToRingCentral: VerifyStep = {
  step: 3,
  name: () => 'Assigned through the group, and pushed to RingCentral',
  suspects: [
    'ringcentral-authenticated',
    'ringcentral-directory-integration',
    'ringcentral-plan',
    'okta-flag-mastering-and-push',
    'apply-updates-provisioning',
  ],
  take,
};
