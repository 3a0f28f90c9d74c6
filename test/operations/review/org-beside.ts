import type { Environment } from '../../../engine/environment/schema';
import { declaredOrg } from '../../../engine/org/declared';
import type { ExportedAccount, OrgFile } from '../../../engine/org/exported';

/** Plenty of everything. */
export const ACCOUNT: ExportedAccount = {
  licences: 50,
  licencesWithNumber: 50,
  inventory: 10,
  extensionNumbers: ['101', '102', '103', '105', '801', '900'],
  states: { US: ['California', 'CA', 'Texas', 'TX'] },
};

/** Everything that the last phase needs is switched on. */
const ON = [
  'IMPORT_NEW_USERS',
  'IMPORT_PROFILE_UPDATES',
  'PROFILE_MASTERING',
  'PUSH_NEW_USERS',
  'PUSH_PROFILE_UPDATES',
];

/** What an export keeps of an org that is just as the environment declares it. */
export function orgBeside(environment: Environment, ringcentral: ExportedAccount | undefined = ACCOUNT): OrgFile {
  const declared = declaredOrg(environment);
  const apps = Object.fromEntries(
    Object.entries(declared.apps).map(([system, app]) => {
      const { kind } = environment.systems[system]!;
      const features = [
        ...new Set([...app.features, ...ON, ...(kind === 'ringcentral' ? ['PUSH_USER_DEACTIVATION'] : [])]),
      ];
      return [system, { ...app, features, id: system, name: kind === 'activeDirectory' ? 'active_directory' : system }];
    }),
  );
  const mappings = Object.fromEntries(
    Object.entries(declared.mappings).map(([system, pair]) => [
      system,
      Object.fromEntries(
        Object.entries(pair).flatMap(([direction, one]) =>
          one ? [[direction, { ...one, id: `${system}-${direction}` }]] : [],
        ),
      ),
    ]),
  );
  return {
    kind: 'ringcentral-okta/org',
    version: 1,
    environment: environment.name,
    orgId: environment.okta.orgId,
    readAt: '2026-11-30T08:00:00.000Z',
    org: {
      ...declared,
      apps,
      mappings,
      userSchema: { ...declared.userSchema, id: 'osc1' },
      groups: declared.groups.map((group) => ({ ...group, id: group.name })),
      rules: declared.rules.map((rule) => ({ ...rule, id: rule.name })),
    },
    unread: [],
    ...(ringcentral && { ringcentral }),
  };
}
