import type { SchemaAttribute } from '../../../engine/org/org';
import type { Profile } from '../../../engine/sync';
import { openDirectory, type Connecting } from '../connect';
import { directoryProfile, ldapNames } from '../directory-attributes';

/** What the directory itself says of a person whom Okta knows by this id. */
export type DirectoryPeople = (externalId: string | undefined) => Profile | undefined;

/** Everybody in the directory, once, in the words of its app's profile; undefined where no directory can be reached from here (AD_URL is not set). */
export async function readDirectoryPeople(
  connecting: Connecting,
  profile: () => Promise<Readonly<Record<string, SchemaAttribute>>>,
  wanted: ReadonlySet<string>,
): Promise<DirectoryPeople | undefined> {
  const directory = await openDirectory(connecting);
  if (!directory) return undefined;
  try {
    const names = new Map([...ldapNames(await profile())].filter(([name]) => wanted.has(name)));
    const users = await directory.findUsers({ attributes: [...names.values()] });
    const profiles = new Map(users.map((user) => [user.externalId, directoryProfile(user, names)]));
    return (externalId) => (externalId === undefined ? undefined : profiles.get(externalId));
  } finally {
    await directory.close();
  }
}
