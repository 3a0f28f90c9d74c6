import { lineId, presetNamed, ringcentralSystem, tableOf } from '../flows/take';
import { quoted, type Problem, type Rule } from '../flows/problems';
import { PRESETS } from '../flows/presets/catalogue';
import { TABLE_RULES } from '../flows/table-rules';
import { isInbound, reached } from '../flows/model';
import { isPilot } from '../flows/pilot';
import { phaseOf, systemOf } from '../flows/derive';
import type { Environment } from './schema';
import { ACCESS_RULES } from './rules-access';
import { STATE_RULES } from './rules-state';
import { STATEMENT_RULES } from './rules-statements';
import { OKTA_CONSOLE } from '../conditions/consoles';
import { isDirectory, isRingCentral } from '../systems/kinds';
import { counted } from '../counted';

export type EnvironmentRule = Rule<Environment>;

const systems = (environment: Environment) => Object.entries(environment.systems);

/** One problem if `fails`, none otherwise. */
const unless = (holds: boolean, path: string, wrong: string, right: string): Problem[] =>
  holds ? [] : [{ path, wrong, right }];

const IDENTITY: readonly EnvironmentRule[] = [
  {
    id: 'name-form',
    check: ({ name }) =>
      unless(
        /^[a-z][a-z0-9-]{0,40}$/.test(name),
        'name',
        `is "${name}"`,
        'small letters, digits and hyphens, a letter first: it is the id of the stack',
      ),
  },
  {
    id: 'org-id-form',
    check: ({ okta }) =>
      unless(
        /^00o[0-9A-Za-z]{17}$/.test(okta.orgId),
        'okta.orgId',
        `is "${okta.orgId}"`,
        'an Okta org id: 00o and 17 letters or digits',
      ),
  },
  {
    id: 'account-id-form',
    check: ({ ringcentral }) =>
      unless(
        /^[1-9]\d{5,19}$/.test(ringcentral.accountId),
        'ringcentral.accountId',
        `is "${ringcentral.accountId}"`,
        'a RingCentral account id: digits only, as the API gives it for account/~',
      ),
  },
];

const SYSTEMS: readonly EnvironmentRule[] = [
  {
    id: 'system-id-form',
    check: (environment) =>
      systems(environment).flatMap(([id]) =>
        unless(
          /^[a-z][A-Za-z0-9_]*$/.test(id) && id !== 'okta',
          `systems.${id}`,
          'is not usable as an id',
          'letters, digits and underscores, a small letter first; `okta` is taken',
        ),
      ),
  },
  {
    id: 'one-ringcentral',
    check: (environment) => {
      const found = systems(environment).filter(([, { kind }]) => isRingCentral(kind));
      return unless(
        found.length === 1,
        'systems',
        `has ${counted(found.length, 'system')} of kind ringcentral`,
        'exactly one',
      );
    },
  },
  {
    id: 'app-id-form',
    check: (environment) =>
      systems(environment).flatMap(([id, { app }]) =>
        unless(
          !('adopt' in app) || /^0oa[0-9A-Za-z]{17}$/.test(app.adopt),
          `systems.${id}.app.adopt`,
          `is "${'adopt' in app ? app.adopt : ''}"`,
          'an Okta app id: 0oa and 17 letters or digits',
        ),
      ),
  },
  {
    id: 'catalogue-key-form',
    check: (environment) =>
      systems(environment).flatMap(([id, { app }]) =>
        unless(
          !('create' in app) || /^[a-z][a-z0-9_]*$/.test(app.create),
          `systems.${id}.app.create`,
          `is "${'create' in app ? app.create : ''}"`,
          'a catalogue key, such as ringcentral_saml',
        ),
      ),
  },
  {
    id: 'only-ringcentral-is-created',
    check: (environment) =>
      systems(environment).flatMap(([id, { kind, app }]) =>
        unless(
          isRingCentral(kind) || 'adopt' in app,
          `systems.${id}.app`,
          'is to be created',
          'adopt it by id: Okta has no API that creates a directory, and other apps are not ours',
        ),
      ),
  },
  {
    id: 'rank-once',
    check: (environment) =>
      systems(environment).flatMap(([id, { sourceRank }], index) =>
        unless(
          sourceRank === undefined ||
            systems(environment).findIndex(([, other]) => other.sourceRank === sourceRank) === index,
          `systems.${id}.sourceRank`,
          `is ${sourceRank}, as another system's`,
          `a place of its own under ${OKTA_CONSOLE.profileSources}`,
        ),
      ),
  },
  {
    id: 'directories-are-sources',
    check: (environment) =>
      systems(environment).flatMap(([id, { kind, sourceRank }]) =>
        unless(
          !isDirectory(kind) || sourceRank !== undefined,
          `systems.${id}.sourceRank`,
          'is missing',
          'a place among the profile sources: a directory that is none would have people created in it',
        ),
      ),
  },
  {
    id: 'ringcentral-below-directories',
    check: (environment) => {
      const own = environment.systems[ringcentralSystem(environment.systems) ?? ''];
      const above = systems(environment).filter(
        ([, { kind, sourceRank }]) => isDirectory(kind) && (sourceRank ?? 0) > (own?.sourceRank ?? Infinity),
      );
      return unless(
        own?.sourceRank !== undefined && above.length === 0,
        `systems.${ringcentralSystem(environment.systems) ?? 'ringcentral'}.sourceRank`,
        own?.sourceRank === undefined ? 'is missing' : `ranks above ${quoted(above.map(([id]) => id))}`,
        'a place below every directory: RingCentral owns numbers, not people',
      );
    },
  },
];

const presetPath = (index: number, field: string) => `flows.presets.${index}.${field}`;

const FLOWS: readonly EnvironmentRule[] = [
  {
    id: 'preset-exists',
    check: ({ flows }) =>
      flows.presets.flatMap(({ preset }, index) =>
        unless(
          presetNamed(preset) !== undefined,
          presetPath(index, 'preset'),
          `is "${preset}"`,
          `one of ${quoted(PRESETS.map(({ id }) => id))}`,
        ),
      ),
  },
  {
    id: 'preset-fits-system',
    check: ({ flows, systems: declared }) =>
      flows.presets.flatMap(({ preset, system }, index) => {
        const kinds = presetNamed(preset)?.kinds ?? [];
        const fitting = Object.keys(declared).filter((id) => kinds.includes(declared[id]!.kind));
        return unless(
          kinds.length === 0 || fitting.includes(system),
          presetPath(index, 'system'),
          `is "${system}"`,
          fitting.length > 0 ? `one of ${quoted(fitting)}` : `a system of kind ${kinds.join(' or ')}`,
        );
      }),
  },
  {
    id: 'preset-takes-no-attribute',
    check: ({ flows }) =>
      flows.presets.flatMap(({ preset, from, to }, index) =>
        unless(
          presetNamed(preset)?.defaults !== undefined || (from === undefined && to === undefined),
          presetPath(index, from === undefined ? 'to' : 'from'),
          `is stated for "${preset}", a preset of several lines`,
          'leave it out and override the line under flows.lines',
        ),
      ),
  },
  {
    id: 'line-left-out-exists',
    check: (environment) => {
      const all = tableOf({ ...environment, flows: { ...environment.flows, without: [], lines: [] } }).hops.map(lineId);
      return (environment.flows.without ?? []).flatMap((id, index) =>
        unless(
          all.includes(id),
          `flows.without.${index}`,
          `is "${id}"`,
          `a line that the presets have: ${quoted(all)}`,
        ),
      );
    },
  },
  {
    id: 'pilot-of-one-mapping',
    check: ({ flows: { lines = [] } }) => {
      const pilots = lines.filter(isPilot);
      return pilots.flatMap((hop, at) => {
        const path = `flows line "${lineId(hop)}".pilot`;
        if (pilots.findIndex((other) => lineId(other) === lineId(hop)) !== at)
          return [{ path, wrong: 'is the second pilot of one mapping', right: 'one pilot at a time' }];
        return unless(
          (hop.as ?? 'mapping') === 'mapping',
          path,
          `pilots a ${hop.as}`,
          'a mapping: user names and statements are not evaluated with groups for certain',
        );
      });
    },
  },
  {
    id: 'porting-holds-write-back',
    check: (environment) => {
      if (!environment.porting || environment.writeBack === 'held') return [];
      const early = tableOf(environment).hops.filter(
        (hop) =>
          !isInbound(hop) && isDirectory(environment.systems[systemOf(hop.to)]?.kind) && !reached(phaseOf(hop), 'live'),
      );
      return early.map((hop) => ({
        path: `flows line "${lineId(hop)}"`,
        wrong: `writes temporary numbers back in phase \`${phaseOf(hop)}\` while numbers are being ported`,
        right: 'give its preset `phase: "live"`, or state `writeBack: "held"`',
      }));
    },
  },
];

const presetsStand = (environment: Environment): boolean =>
  FLOWS.filter(({ id }) => id === 'preset-exists' || id === 'preset-fits-system').every(
    ({ check }) => check(environment).length === 0,
  );

/**
 * The rules about tables, seen from the environment that the table belongs to. A preset that is misspelt, or stands at a system that is, is told once and
 * not again for each of its lines.
 */
const TABLES: readonly EnvironmentRule[] = TABLE_RULES.map((rule) => ({
  id: rule.id,
  check: (environment) => (presetsStand(environment) ? rule.check(tableOf(environment)) : []),
}));

/** What an environment's values must mean, beyond their shape. Each has a bad example in test/engine/environment. */
export const ENVIRONMENT_RULES: readonly EnvironmentRule[] = [
  ...IDENTITY,
  ...SYSTEMS,
  ...FLOWS,
  ...TABLES,
  ...ACCESS_RULES,
  ...STATEMENT_RULES,
  ...STATE_RULES,
];
