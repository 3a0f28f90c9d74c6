import { commandLine } from '../../engine/command-line';
import type { Environment } from '../../engine/environment/schema';
import { explain } from '../../engine/explanations/explain';
import { numberAttributes } from '../../engine/flows/presets/number-and-extension';
import { ringcentralSystem } from '../../engine/flows/take';
import type { SystemId } from '../../engine/flows/model';
import { isProvisioned, type Value } from '../../engine/sync';
import type { AttributeRow } from '../../engine/whois/rows';
import type { ProvisioningFailure } from '../tenants/failures';
import type { KnownPerson, Reach } from '../tenants/person/read';
import type { Reason } from './model';
import { OKTA_CONSOLE, RINGCENTRAL_APP, RINGCENTRAL_PORTAL } from '../../engine/conditions/consoles';
import type { Mask } from '../../reports/mask';
import { joined, ofVendor, personal, said, sentence, type Said } from '../../reports/personal';
import { personsNumber } from '../../engine/systems/ringcentral-numbers';
import { counted } from '../../engine/counted';

interface Case {
  readonly reach: Reach;
  readonly known: KnownPerson;
  readonly rows: readonly AttributeRow[];
  readonly failures: readonly ProvisioningFailure[];
  /** RingCentral's name in the environment. */
  readonly system: SystemId;
}

/** A reason in which the person's values are not masked yet. */
type Cause = Omit<Reason, 'why'> & { readonly why: Said };
type Look = (one: Case) => Cause | undefined;

/** What a system said of the person. */
const quoted = ({ known: { user, appUsers } }: Case, text: string): Said =>
  ofVendor(text, [user.profile, ...[...appUsers.values()].map(({ profile }) => profile)]);

const inactive: Look = ({ known: { user, person } }) =>
  person.okta && !isProvisioned(person.okta.status)
    ? {
        id: 'not-active',
        at: 'okta',
        why: `The person is ${user.status} in Okta: nothing is pushed for them.`,
        remedy: 'enable the account in the directory and import it, or activate the person in Okta',
      }
    : undefined;

const appMissing: Look = ({ reach: { live }, system }) =>
  live.apps[system]
    ? undefined
    : {
        id: 'no-app',
        at: system,
        why: 'The org has no RingCentral app yet.',
        remedy: `apply phase app: ${commandLine('apply')}`,
      };

const notInScope: Look = ({ reach: { flows }, known: { person, appUsers }, system }) => {
  const groups = flows.systems.get(system)?.groups ?? [];
  const member = person.okta?.groups.some(({ name }) => groups.includes(name));
  if (member || appUsers.has(system) || groups.length === 0) return undefined;
  return {
    id: 'not-in-scope',
    at: 'okta',
    why: `The person is in none of the groups that have RingCentral: ${groups.join(', ')}.`,
    remedy: 'put them into one of these groups; a directory group comes with the next import',
  };
};

const createUsersOff: Look = ({ reach: { flows }, known: { appUsers }, system }) =>
  flows.systems.get(system)?.settings.createUsers === false && !appUsers.get(system)?.externalId
    ? {
        id: 'create-users-off',
        at: system,
        why: '"Create Users" is off for the RingCentral app.',
        remedy: `gate ringcentral-create-users: ${commandLine('rollout')} tells who and where`,
      }
    : undefined;

const refused: Look = (one) => {
  const {
    reach: { live },
    failures,
    system,
  } = one;
  const failure = failures.find(({ appId }) => appId === live.apps[system]?.id);
  if (!failure) return undefined;
  const explained = explain(failure.message);
  return {
    id: explained?.id ?? 'push-failed',
    at: system,
    why: joined(
      [`RingCentral refused the last push: `, quoted(one, failure.message), explained ? ` ${explained.cause}` : ''],
      '',
    ),
    remedy: explained?.remedy ?? `${commandLine('explain')} with the message; then retry under ${OKTA_CONSOLE.tasks}`,
  };
};

const noAccount: Look = ({ known: { asked, ringcentral, appUsers }, system }) =>
  asked.has(system) && !ringcentral && appUsers.get(system)?.syncState !== 'ERROR'
    ? {
        id: 'no-account',
        at: system,
        why: "RingCentral has no user with the person's email.",
        remedy: `Okta creates one when the app is assigned; ${commandLine('seed')} tells whether a licence is free`,
      }
    : undefined;

const severalAccounts: Look = ({ known: { ringcentral, appUsers }, system }) =>
  ringcentral && ringcentral.others.length > 0 && appUsers.get(system)?.syncState !== 'ERROR'
    ? {
        id: 'duplicate-email-records',
        at: system,
        why: `RingCentral has ${counted(ringcentral.others.length + 1, 'user')} under one email: Okta cannot tell which is meant.`,
        remedy: 'change the email of all but one of them in RingCentral',
      }
    : undefined;

const noDirectNumber: Look = ({ known: { ringcentral }, system }) => {
  if (!ringcentral) return undefined;
  const { numbers, extension } = ringcentral;
  if (personsNumber(numbers) !== undefined) return undefined;
  const moving = numbers.map(({ status }) => status);
  if (moving.length > 0)
    return {
      id: 'being-ported',
      at: system,
      why: `The number is being ported (${[...new Set(moving)].join(', ')}): it is written nowhere until it rings.`,
      remedy: 'wait for the port to complete; the next import brings the number',
    };
  const but = extension.extensionNumber === undefined ? 'neither number nor extension' : 'an extension and no number';
  return {
    id: 'no-direct-number',
    at: system,
    why: `RingCentral has given the person ${but}.`,
    remedy: `${RINGCENTRAL_PORTAL.userNumbers}: assign a direct number`,
  };
};

const blank = (value: Value | undefined): boolean => value === null || value === undefined || value === '';
const differ = (left: Value | undefined, right: Value | undefined): boolean =>
  !(blank(left) && blank(right)) && left !== right;

const notImported: Look = ({ known: { asked, ringcentral, appUsers }, rows, system }) => {
  const waits = rows.some(
    ({ attribute, values }) => attribute.startsWith(`${system}.`) && differ(values['okta'], values[system]),
  );
  return waits && asked.has(system) && ringcentral && appUsers.get(system)?.externalId
    ? {
        id: 'not-imported',
        at: 'okta',
        why: 'RingCentral has changed since the last import: Okta does not know yet.',
        remedy: `${RINGCENTRAL_APP.importNow}, or wait for the schedule`,
      }
    : undefined;
};

const numbersOf = ({ reach: { environment }, rows }: Case): readonly AttributeRow[] => {
  const spec = environment.numberAndExtension;
  const names = spec ? numberAttributes(spec) : [];
  return rows.filter(({ attribute }) => names.includes(attribute));
};

/** RingCentral has the number, and no mapping of the org carries it anywhere. */
const noLineBack: Look = ({ reach: { environment, flows }, known: { ringcentral }, system }) => {
  const number = ringcentral && personsNumber(ringcentral.numbers);
  const spec = environment.numberAndExtension;
  if (number === undefined || !spec) return undefined;
  const targets = numberAttributes(spec).map((name) => `okta.${name}`);
  if (flows.lines.some(({ line }) => line.from === system && targets.includes(line.to))) return undefined;
  return {
    id: 'no-mapping-brings-it-back',
    at: 'okta',
    why: said`No mapping brings numbers back in phase ${environment.phase}; RingCentral has ${personal(number)}.`,
    remedy: `apply phase bidirectional; ${commandLine('rollout')} tells which step is next`,
  };
};

/** Number and extension stand first: they are what somebody asks for. */
export function numbersFirst(environment: Environment, rows: readonly AttributeRow[]): AttributeRow[] {
  const spec = environment.numberAndExtension;
  const names = new Set([...(spec ? numberAttributes(spec) : []), 'directNumber', 'extensionNumber']);
  const asked = ({ attribute }: AttributeRow): boolean => names.has(attribute.slice(attribute.indexOf('.') + 1));
  return [...rows.filter(asked), ...rows.filter((row) => !asked(row))];
}

const notSourced: Look = (one) => {
  const { system, known } = one;
  const row = numbersOf(one).find(({ source }) => source !== system);
  if (!row || !known.appUsers.has(system)) return undefined;
  return {
    id: 'not-sourced-from-ringcentral',
    at: 'okta',
    why: `okta.${row.attribute} is decided by ${row.source}, not by RingCentral.`,
    remedy: `apply phase bidirectional; ${commandLine('rollout')} tells which step is next`,
  };
};

/** The first target of the number whose system holds another value than Okta. */
function behindOf(one: Case): string | undefined {
  for (const { values, to } of numbersOf(one)) {
    const behind = to.find((path) => {
      const at = path.slice(0, path.indexOf('.'));
      return at in values && !blank(values['okta']) && differ(values[at], values['okta']);
    });
    if (behind !== undefined) return behind;
  }
  return undefined;
}

const notWrittenBack: Look = (one) => {
  const behind = behindOf(one);
  if (behind === undefined) return undefined;
  const at = behind.slice(0, behind.indexOf('.'));
  const failure = one.failures.find(({ appId }) => appId === one.reach.live.apps[at]?.id);
  const explained = failure && explain(failure.message);
  return {
    id: explained?.id ?? 'not-written-back',
    at,
    why: failure
      ? joined(
          [`${behind} could not be written: `, quoted(one, failure.message), explained ? ` ${explained.cause}` : ''],
          '',
        )
      : `${behind} does not hold Okta's number yet.`,
    remedy:
      explained?.remedy ??
      'it is written at the next change or import; gates ad-update-attributes and ad-agent-account-rights decide',
  };
};

/** From the directory on, in the order in which a number comes about. */
const LOOKS: readonly Look[] = [
  inactive,
  appMissing,
  notInScope,
  createUsersOff,
  refused,
  noAccount,
  severalAccounts,
  noDirectNumber,
  notImported,
  noLineBack,
  notSourced,
  notWrittenBack,
];

/** Why the person's number is not everywhere yet, the first cause first; empty where nothing is missing. */
export function whyNoNumber(
  reach: Reach,
  known: KnownPerson,
  rows: readonly AttributeRow[],
  failures: readonly ProvisioningFailure[],
  mask: Mask,
): Reason[] {
  const one: Case = { reach, known, rows, failures, system: ringcentralSystem(reach.environment.systems)! };
  return LOOKS.flatMap((look) => look(one) ?? []).map((cause) => ({ ...cause, why: sentence(cause.why, mask) }));
}
