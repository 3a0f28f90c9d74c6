import type { EnvironmentInput } from '../environment/schema';
import type { SystemId, SystemKind } from '../flows/model';
import { isDirectory, isRingCentral, kindOfApp } from '../systems/kinds';

/** An app of an org, as far as a draft looks at it. */
export interface DraftApp {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly status: string;
  readonly features: readonly string[];
}

/** Everything that a first environment is made of. */
export interface DraftSubject {
  readonly orgId: string;
  readonly accountId: string;
  readonly apps: readonly DraftApp[];
  readonly ringcentral: DraftApp;
  /** Ids of apps that some attribute is sourced from. */
  readonly sources: readonly string[];
}

const kindOf = ({ name }: DraftApp): SystemKind => kindOfApp(name);

/** A profile source, or one that some attribute is sourced from. */
const isSource = (app: DraftApp, sources: readonly string[]): boolean =>
  isDirectory(kindOf(app)) || app.features.includes('PROFILE_MASTERING') || sources.includes(app.id);

function idFor(label: string, taken: ReadonlySet<string>): SystemId {
  const ascii = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const base = /^[a-z]/.test(ascii) && ascii !== 'okta' ? ascii : `app_${ascii}`;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}_${count}`;
    if (!taken.has(id)) return id;
  }
}

/** How far the org is, by what an admin enabled on the RingCentral app. */
function phaseOf({ features }: DraftApp): EnvironmentInput['phase'] {
  if (features.includes('PROFILE_MASTERING')) return 'live';
  return features.includes('PUSH_NEW_USERS') || features.includes('PUSH_PROFILE_UPDATES') ? 'provisioning' : 'app';
}

const ORDER: readonly SystemKind[] = ['other', 'activeDirectory', 'ldap', 'ringcentral'];

/**
 * A first environment of an org that nobody has described yet: its systems, its phase, and no line; adoption fills in the rest. The order of
 * profile sources is shown by no API: other sources are put above directories, RingCentral last, and the gate profile-source-order asks for it.
 */
export function draftOf({ orgId, accountId, apps, ringcentral, sources }: DraftSubject): EnvironmentInput {
  const others = apps
    .filter(
      (app) =>
        app.status === 'ACTIVE' && app.id !== ringcentral.id && !isRingCentral(kindOf(app)) && isSource(app, sources),
    )
    .sort((a, b) => ORDER.indexOf(kindOf(a)) - ORDER.indexOf(kindOf(b)));
  const systems: EnvironmentInput['systems'] = {};
  for (const app of [...others, ringcentral]) {
    const kind = app === ringcentral ? 'ringcentral' : kindOf(app);
    const id =
      app === ringcentral ? 'ringcentral' : idFor(app.label, new Set([...Object.keys(systems), 'ringcentral']));
    systems[id] = { kind, label: app.label, app: { adopt: app.id }, sourceRank: Object.keys(systems).length + 1 };
  }
  const phase = phaseOf(ringcentral);
  return {
    name: 'adopted',
    summary: 'Drafted from the org as it was found.',
    scenario: 'existing-ringcentral-with-okta',
    phase,
    okta: { orgId },
    ringcentral: { accountId, plan: 'unknown', label: ringcentral.label },
    systems,
    flows: { presets: [] },
    numberAndExtension: {
      into: 'one',
      attribute: 'primaryPhone',
      both: '{number}#{extension}',
      numberOnly: '{number}',
      extensionOnly: 'nothing',
      neither: 'nothing',
    },
    access: { groups: [{ name: 'Everyone', from: 'okta', assign: false }], rules: [] },
    state: { backend: 'local' },
  };
}
