import type { Environment } from '../../engine/environment/schema';
import type { Impact } from '../../engine/findings/model';
import type { Refusal } from './refusal';

const PERCENT = 100;

interface Limit {
  /** Of the finding under which it can be acknowledged. */
  readonly id: string;
  readonly where: string;
  readonly people: number;
  readonly most: number;
  readonly what: string;
}

/** Values that people have and that would be another or none; filling empty ones is what a rollout is for. */
const replaced = ({ attributes, population }: Impact, { changedPeople }: Environment['thresholds']): Limit[] =>
  attributes.map(({ system, attribute, changed, added }) => ({
    id: 'RCO020',
    where: `${system}.${attribute}`,
    people: changed - added,
    most: Math.floor((changedPeople * population) / PERCENT),
    what: `people of ${population} would get another ${system}.${attribute}, or none`,
  }));

function limits(impact: Impact, thresholds: Environment['thresholds']): Limit[] {
  const { population, access, ringcentral } = impact;
  const unassigned = Math.floor((thresholds.unassigned * population) / PERCENT);
  return [
    ...replaced(impact, thresholds),
    {
      id: 'RCO032',
      where: 'access',
      people: access.lost,
      most: Math.min(thresholds.unassignedPeople, unassigned),
      what: `people of ${population} would lose RingCentral`,
    },
    {
      id: 'RCO019',
      where: 'ringcentral',
      people: ringcentral.disabled + ringcentral.deleted,
      most: thresholds.deactivatedInRingCentral,
      what: 'RingCentral accounts would be disabled or deleted',
    },
  ];
}

/**
 * Refusals for everything that reaches more people than the environment allows, unless acknowledged by finding (and place). A wrong line
 * reaches everybody at once; directory tools that last stop before anything is written.
 */
export function thresholdRefusals(environment: Environment, impact: Impact, now: Date): Refusal[] {
  const { name, thresholds, acknowledgements } = environment;
  const valid = acknowledgements.filter(({ expires }) => now < new Date(expires));
  const accepted = ({ id, where }: Limit) =>
    valid.some((one) => one.id === id && (one.address === undefined || one.address === where));
  return limits(impact, thresholds)
    .filter((limit) => limit.people > limit.most && !accepted(limit))
    .map(({ id, where, people, most, what }) => ({
      why: `${people} ${what}; at most ${most} are allowed (${id}).`,
      remedy: `look at them: npm run review -- --env ${name} --plan DIR --people FILE; where it is meant, acknowledge: { id: '${id}', address: '${where}', reason, expires } in environment ${name}`,
    }));
}
