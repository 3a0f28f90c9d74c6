import { ActiveDirectory, activeDirectorySettings, type AdUser } from '../../clients/active-directory';
import type { OktaClient } from '../../clients/okta';
import type { Profile } from '../../engine/sync';

/** What the directory itself says of a person whom Okta knows by this id. */
export type DirectoryPeople = (externalId: string | undefined) => Profile | undefined;

/** Okta's AD app names, for each attribute of its profile, the LDAP attribute that it carries. */
export async function ldapNames(okta: OktaClient, appId: string): Promise<ReadonlyMap<string, string>> {
  const { base, custom } = (await okta.appSchema(appId)).definitions;
  const properties = { ...base.properties, ...custom.properties };
  return new Map(
    Object.entries(properties).flatMap(([name, { externalName }]) => (externalName ? [[name, externalName]] : [])),
  );
}

const profileOf = ({ attributes }: AdUser, names: ReadonlyMap<string, string>): Profile =>
  Object.fromEntries([...names].map(([name, ldap]) => [name, attributes[ldap]?.[0] ?? null]));

/** Everybody in the directory, once; undefined where no directory can be reached from here (AD_URL is not set). */
export async function readDirectoryPeople(
  env: NodeJS.ProcessEnv,
  okta: OktaClient,
  appId: string,
  wanted: ReadonlySet<string>,
): Promise<DirectoryPeople | undefined> {
  const settings = activeDirectorySettings(env);
  if (!settings) return undefined;
  const names = new Map([...(await ldapNames(okta, appId))].filter(([name]) => wanted.has(name)));
  const directory = await ActiveDirectory.open(settings);
  try {
    const users = await directory.findUsers({ attributes: [...names.values()] });
    const profiles = new Map(users.map((user) => [user.externalId, profileOf(user, names)]));
    return (externalId) => (externalId === undefined ? undefined : profiles.get(externalId));
  } finally {
    await directory.close();
  }
}
