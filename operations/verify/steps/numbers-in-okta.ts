import { attributeName } from '../../../engine/flows/derive';
import { numberAttributes } from '../../../engine/flows/presets/number-and-extension';
import { personal } from '../../../reports/personal';
import { failed, type Run, type Seen, type VerifyStep } from '../run';
import { settledAt } from '../settled';
import { until } from '../waiting';

async function take(run: Run): Promise<Seen> {
  const { okta, environment, found } = run;
  if (!found.extension) return failed('needs the RingCentral user of step 4');
  const attributes = environment.numberAndExtension ? [...numberAttributes(environment.numberAndExtension)] : [];
  const now = async () => (await okta.user(found.user!.id)).profile;
  const filled = (profile: Readonly<Record<string, unknown>>) =>
    attributes.every((name) => typeof profile[name] === 'string' && profile[name] !== '');
  await until(async () => (filled(await now()) ? true : undefined), run.patience, run);
  const profile = await now();
  const evidence = Object.fromEntries(
    attributes.map((name) => [attributeName(`okta.${name}`), personal(profile[name])]),
  );
  const seen = await settledAt(run, 'ringcentral → okta', evidence);
  if (!seen.ok || filled(profile)) return seen;
  const empty = attributes.filter((name) => !profile[name]);
  return failed(`RingCentral's numbers did not reach okta.${empty.join(', okta.')}`, evidence);
}

export const numbersInOkta: VerifyStep = {
  step: 6,
  name: () => "In the Okta profile, as the environment's lines say",
  suspects: [
    'okta-flag-attribute-level-mastering',
    'attribute-source-primary-phone',
    'profile-source-order',
    'apply-updates-bidirectional',
  ],
  take,
};
