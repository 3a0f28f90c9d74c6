import { personal } from '../../../reports/personal';
import { failed, type Run, type Seen, type VerifyStep } from '../run';
import { until } from '../waiting';

async function take(run: Run): Promise<Seen> {
  const { okta, imports, apps, found } = run;
  if (!found.extension) return failed('needs the RingCentral user of step 4');
  const imported = await imports.bring(apps.ringcentral, 'full');
  const wanted = { directNumber: found.number, extensionNumber: found.extension.extensionNumber };
  const known = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const now = async () => (await okta.appUser(apps.ringcentral.id, found.user!.id)).profile;
  await until(
    async () => {
      const profile = await now();
      return known.every(([name, value]) => profile[name] === value) ? true : undefined;
    },
    run.patience,
    run,
  );
  const profile = await now();
  const evidence = {
    directNumber: personal(profile['directNumber']),
    extensionNumber: personal(profile['extensionNumber']),
    ...(Object.keys(imported).length > 0 && { imported }),
  };
  const wrong = known.filter(([name, value]) => profile[name] !== value).map(([name]) => name);
  if (wrong.length === 0) return { ok: true, evidence };
  return failed(`the import did not bring ${wrong.join(' and ')} into Okta's RingCentral profile`, evidence);
}

export const numbersImported: VerifyStep = {
  step: 5,
  name: () => 'Number and extension imported from RingCentral',
  suspects: ['ringcentral-discovered-attributes', 'ringcentral-authenticated', 'ringcentral-import-scheduled'],
  take,
};
