import type { AttributeMapping, AttributeSource } from '../org';
import { groupProfile } from './access';
import { UNTOLD, type Difference, type DifferenceOf, type LinePlace } from './difference';

/** One declared thing compared with the live org, for people. */
export interface WordedDifference {
  /** `line ad → okta.city`, `source okta.primaryPhone`, `feature ad PUSH_PROFILE_UPDATES`, `group RingCentral Users`. */
  readonly what: string;
  readonly declared: string;
  readonly live: string;
}

const ABSENT = 'absent';

const lineName = ({ system, direction, target }: LinePlace): string =>
  direction === 'toOkta' ? `${system} → okta.${target}` : `okta → ${system}.${target}`;

const line = ({ expression, pushStatus }: AttributeMapping): string => `${expression} (${pushStatus})`;

function source(said: AttributeSource | typeof UNTOLD): string {
  if (said === UNTOLD) return ABSENT;
  if (said.type === 'OVERRIDE') return said.priority.join(', ') || 'nobody';
  return said.type === 'OKTA' ? 'okta' : 'inherited from the profile source';
}

const feature = (on: boolean): string => (on ? 'on' : 'off');

/** Both sides in one way of writing. */
function userName({ expected, actual }: DifferenceOf<'userName'>): [string | undefined, string | undefined] {
  const bare = expected?.expression !== actual?.expression;
  const written = (one: typeof expected) => one && (bare ? one.expression : `${one.expression} (${one.pushStatus})`);
  return [written(expected), written(actual)];
}

const both = <T>(
  { expected, actual }: { readonly expected: T | undefined; readonly actual: T | undefined },
  words: (one: T) => string,
): [string | undefined, string | undefined] => [
  expected === undefined ? undefined : words(expected),
  actual === undefined ? undefined : words(actual),
];

function sides(one: Difference): [what: string, ...sides: [string | undefined, string | undefined]] {
  switch (one.part) {
    case 'app':
      return [`app ${one.system}`, one.expected, one.actual];
    case 'userName':
      return [`line okta → ${one.system}.userName (usernameTemplate)`, ...userName(one)];
    case 'override':
      return [`app ${one.system} ${one.name}`, one.expected, one.actual];
    case 'statement':
      return [
        `line okta → ${one.system}.${one.name} (samlStatement)`,
        ...both(one, ({ type, values }) => (type === 'EXPRESSION' ? values.join(', ') : `of type ${type}`)),
      ];
    case 'feature':
      return [`feature ${one.system} ${one.feature}`, ...both(one, feature)];
    case 'line':
      return [`line ${lineName(one)}`, ...both(one, line)];
    case 'attribute':
      return [`attribute ${one.owner}.${one.name}`, ...both(one, () => 'there')];
    case 'source':
      return [`source okta.${one.attribute}`, ...both(one, source)];
    case 'assignment':
      return [`group ${one.group.name}`, ...both(one, (assignment) => `assigned with ${groupProfile(assignment)}`)];
    case 'rule':
      return [`rule ${one.name}`, ...both(one, ({ expression, status }) => `${expression} (${status})`)];
  }
}

/** A difference in words. Nothing reads them but people: whoever decides by a difference has the difference itself. */
export function worded(difference: Difference): WordedDifference {
  const [what, declared = ABSENT, live = ABSENT] = sides(difference);
  return { what, declared, live };
}
