import { attributeName } from '../../../engine/flows/derive';
import { personal } from '../../../reports/personal';
import { directoryProfile, ldapNames } from '../../tenants/directory-attributes';
import { failed, type Run, type Seen, type VerifyStep } from '../run';
import { settledAt, targetsOf } from '../settled';
import { until } from '../waiting';

type Values = Readonly<Record<string, string | null>>;

/** What the directory holds: read from it, or from Okta's copy where it cannot be reached. */
async function valuesNow(run: Run, names: readonly string[]): Promise<Values> {
  const { directory, okta, apps, live, systems, found } = run;
  if (!directory || !found.adUser) {
    const { profile } = await okta.appUser(apps.directory.id, found.user!.id);
    return Object.fromEntries(names.map((name) => [name, typeof profile[name] === 'string' ? profile[name] : null]));
  }
  const ldap = ldapNames(live.appSchemas[systems.directory] ?? {});
  const wanted = new Map(names.map((name) => [name, ldap.get(name) ?? name]));
  const user = await directory.findUser({ account: found.adUser.account }, [...wanted.values()]);
  return user ? directoryProfile(user, wanted) : Object.fromEntries(names.map((name) => [name, null]));
}

/** What Okta believes to have written. */
async function copies({ okta, apps, found }: Run, names: readonly string[]): Promise<Values> {
  const { profile } = await okta.appUser(apps.directory.id, found.user!.id);
  return Object.fromEntries(names.map((name) => [name, typeof profile[name] === 'string' ? profile[name] : null]));
}

const whole = (values: Values): boolean => Object.values(values).every((value) => value !== null && value !== '');

async function take(run: Run): Promise<Seen> {
  const names = targetsOf(run, 'okta → directory').map(attributeName);
  if (names.length === 0) return { ok: true, evidence: { writtenBack: 'the environment declares no write-back' } };
  if (!run.found.extension) return failed('needs the numbers of step 6');
  await until(async () => (whole(await valuesNow(run, names)) ? true : undefined), run.patience, run);
  const held = await valuesNow(run, names);
  const readFrom = run.directory ? run.directory.server : "Okta's copy of the directory";
  const shown = Object.entries(held).map(([name, value]) => [name, personal(value)] as const);
  const evidence = { ...Object.fromEntries(shown), readFrom };
  const empty = names.filter((name) => !held[name]);
  if (empty.length > 0) return failed(`${empty.join(', ')} is still empty in ${run.kind.called}`, evidence);
  const believed = await copies(run, names);
  const differing = names.filter((name) => held[name] !== believed[name]);
  if (differing.length > 0)
    return failed(
      `${run.kind.called} holds another ${differing.join(', ')} than Okta believes to have written`,
      evidence,
    );
  return settledAt(run, 'okta → directory', evidence);
}

export const writtenBack: VerifyStep = {
  step: 7,
  name: (directory) => `Written back to ${directory}`,
  suspects: ['okta-flag-mastering-and-push', 'ad-agent-account-rights', 'ad-agent', 'apply-updates-bidirectional'],
  take,
};
