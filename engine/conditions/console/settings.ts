import type { SystemKind } from '../../flows/model';
import { isDirectory, isRingCentral } from '../../systems/kinds';

/** What a setting of the console is to the gates of an environment. */
export interface ConsoleSetting {
  /** Gates that stand or fall with it, by id; those that an environment does not have are left out. */
  readonly gates: readonly string[];
  readonly event: string;
  /** Only of apps of this kind; absent: it is the org's. */
  readonly of?: 'ringcentral' | 'directory';
  /** By the name that Okta's log gives the setting. The names are UNCONFIRMED: any that fits is taken. */
  readonly names: RegExp;
  /** Whether a value is what the gate wants; undefined: nobody can say without a look at the console. */
  readonly fits?: (value: unknown, gate: string) => boolean | undefined;
}

export const CONSOLE_EVENTS = {
  app: 'application.lifecycle.update',
  schedule: 'system.import.schedule',
  agent: 'system.agent.ad.config_change_detected',
  // Okta's release notes of 2025, LDAP agent configuration file changes.
  ldapAgent: 'system.agent.ldap.config_change_detected',
  source: 'directory.user_profile.update',
  safeguard: 'system.import.roadblock.updated',
  applied: 'app.app_instance.provision_sync_job.completed',
} as const;

/** A trip of the import safeguard pauses every import until an administrator resumes them (Okta help, Import safeguards). */
export const ROADBLOCK_EVENTS = {
  tripped: ['system.import.roadblock'],
  resumed: ['system.import.roadblock.resume', 'system.import.roadblock.reschedule_and_resume'],
} as const;

const isSet = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

/** `never`, or no schedule at all. */
const isNever = (value: unknown): boolean => value === 'never' || value === null || value === false || value === '';

const schedule = (value: unknown, gate: string): boolean => isNever(value) === gate.endsWith('-never');

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Settings by the events that tell them (Okta's catalogue of event types, 2026-08-06). */
export const CONSOLE_SETTINGS: readonly ConsoleSetting[] = [
  {
    gates: ['ad-matching-rules'],
    event: CONSOLE_EVENTS.app,
    of: 'directory',
    names: /match/i,
    fits: isSet,
  },
  {
    gates: ['ad-confirmation'],
    event: CONSOLE_EVENTS.app,
    of: 'directory',
    names: /confirm/i,
    fits: isSet,
  },
  {
    gates: ['ad-activation-mail-off'],
    event: CONSOLE_EVENTS.app,
    of: 'directory',
    names: /activation/i,
    fits: isSet,
  },
  { gates: ['ringcentral-import'], event: CONSOLE_EVENTS.app, of: 'ringcentral', names: /match|confirm/i },
  ...[CONSOLE_EVENTS.schedule, CONSOLE_EVENTS.app].flatMap((event): ConsoleSetting[] => [
    {
      gates: ['ringcentral-import-schedule-never', 'ringcentral-import-scheduled'],
      event,
      of: 'ringcentral',
      names: /schedule/i,
      fits: schedule,
    },
    { gates: ['ad-import-scheduled'], event, of: 'directory', names: /schedule/i, fits: schedule },
  ]),
  ...[CONSOLE_EVENTS.agent, CONSOLE_EVENTS.ldapAgent].map((event) => ({
    gates: ['ad-agent'],
    event,
    of: 'directory' as const,
    names: /./,
  })),
  {
    gates: ['import-safeguard'],
    event: CONSOLE_EVENTS.safeguard,
    names: /enabled/i,
    fits: isSet,
  },
  {
    gates: ['import-safeguard'],
    event: CONSOLE_EVENTS.safeguard,
    names: /percent|threshold|value/i,
    fits: (value) => (number(value) === undefined ? undefined : number(value)! <= 20),
  },
];

export const isOf = ({ of }: Pick<ConsoleSetting, 'of'>, kind: SystemKind): boolean =>
  of === undefined || (of === 'ringcentral' ? isRingCentral(kind) : isDirectory(kind));

/** Events about one app, which are asked for by its id; the others are about the org. */
export const EVENTS_OF_APPS: readonly string[] = [CONSOLE_EVENTS.app, CONSOLE_EVENTS.schedule, CONSOLE_EVENTS.applied];
export const EVENTS_OF_ORG: readonly string[] = [
  CONSOLE_EVENTS.agent,
  CONSOLE_EVENTS.ldapAgent,
  CONSOLE_EVENTS.source,
  CONSOLE_EVENTS.safeguard,
  ...ROADBLOCK_EVENTS.tripped,
  ...ROADBLOCK_EVENTS.resumed,
];

/**
 * Event types whose shape a capture of a real org has shown: only these may close a gate. None yet: everything that Okta's catalogue says of
 * change details is told, and blocks nothing.
 */
export const SEEN_EVENT_TYPES: readonly string[] = [];
