import { configurationFor } from '../../engine/environment/configuration';
import type { AttributePath } from '../../engine/flows/model';
import { linesAt, phaseOf, systemOf } from '../../engine/flows/derive';
import { isInbound, reached } from '../../engine/flows/model';
import { tableOf } from '../../engine/flows/take';
import { personReader } from '../../engine/review/person';
import { compileFlows, settle, type Change } from '../../engine/sync';
import { joined, personal, said, type Said } from '../../reports/personal';
import { failed, type Run, type Seen } from './run';

type Hops = 'directory → okta' | 'okta → ringcentral' | 'ringcentral → okta' | 'okta → directory';

/** Targets of the declared lines of one hop. */
export function targetsOf({ environment, systems }: Pick<Run, 'environment' | 'systems'>, hop: Hops): AttributePath[] {
  const [from, to] = hop.split(' → ') as [string, string];
  const idOf = (side: string) => (side === 'okta' ? 'okta' : systems[side as keyof typeof systems]);
  return linesAt(tableOf(environment), environment.phase)
    .filter((line) => reached(environment.phase, phaseOf(line)))
    .filter((line) => line.from === idOf(from) && systemOf(line.to) === idOf(to))
    .filter((line) => isInbound(line) || line.as === undefined || line.as === 'mapping')
    .map(({ to: target }) => target);
}

/** What the environment's own lines would still change about the person, at these targets: nothing, where they all work. */
async function pending(run: Run, targets: readonly AttributePath[]): Promise<readonly Change[]> {
  const { okta, environment, apps, systems, found } = run;
  const { id } = found.user!;
  const { profile } = (found.user = await okta.user(id));
  const profiles: Record<string, Readonly<Record<string, unknown>>> = { okta: profile };
  profiles[systems.directory] = (await okta.appUser(apps.directory.id, id)).profile;
  if (found.appUser) {
    found.appUser = await okta.appUser(apps.ringcentral.id, id);
    profiles[systems.ringcentral] = found.appUser.profile;
  }
  const flows = compileFlows(configurationFor(environment));
  const groups = (await okta.userGroups(id)).map((group) => group.profile.name);
  const person = personReader(flows)({ id, profiles, groups });
  const { changes } = settle(flows, {
    ...person,
    okta: person.okta && { ...person.okta, assigned: Object.keys(profiles) },
  });
  return changes.filter(({ path }) => targets.includes(path));
}

const told = ({ path, before, after }: Change): Said =>
  said`${path} is ${personal(before)} and should be ${personal(after)}`;

/** Compares what the lines of one hop give with what stands at their targets. */
export async function settledAt(run: Run, hop: Hops, evidence: Seen['evidence']): Promise<Seen> {
  const targets = targetsOf(run, hop);
  const wrong = (await pending(run, targets)).map(told);
  return wrong.length === 0 ? { ok: true, evidence } : failed(joined(wrong, '; '), evidence);
}
