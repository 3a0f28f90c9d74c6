import type { Environment } from '../../../engine/environment/schema';
import type { SystemId } from '../../../engine/flows/model';
import type { SchemaAttribute } from '../../../engine/org/org';
import type { Profile } from '../../../engine/sync';
import { openDirectoryOf, type Connecting } from '../connect';
import { directoryProfile, ldapNames } from '../directory-attributes';

/** What the directory itself says of a person whom Okta knows by this id. */
export type DirectoryPeople = (externalId: string | undefined) => Profile | undefined;

interface Directory {
  readonly environment: Environment;
  readonly system: SystemId;
  /** Its app's profile. */
  readonly profile: () => Promise<Readonly<Record<string, SchemaAttribute>>>;
}

/** Everybody in the directory, once, in the words of its app's profile; undefined where it cannot be reached from here. */
export async function readDirectoryPeople(
  connecting: Connecting,
  { environment, system, profile }: Directory,
  wanted: ReadonlySet<string>,
): Promise<DirectoryPeople | undefined> {
  const directory = await openDirectoryOf(environment, system, connecting);
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
