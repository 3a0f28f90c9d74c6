import type { Directory as DirectoryClient, DirectoryUser } from '../../clients/active-directory';
import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import type { SystemId } from '../../engine/flows/model';
import type { PersonValue } from '../terraform-run/snapshot';
import type { Apps } from '../tenants/apps';
import { openDirectoryOf, type Connecting } from '../tenants/connect';
import { ldapNames } from '../tenants/directory-attributes';
import { appSchemaOf } from '../tenants/okta-org';
import { refusalOf } from './refusals';

/** A domain whose people are read and written directly: Okta's copy of them may be old. */
export interface Directory {
  readonly profileOf: (externalId: string | null | undefined) => Readonly<Record<string, unknown>> | undefined;
  /** Why it was not written; undefined where it was. */
  readonly write: (value: PersonValue) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

interface Read {
  readonly directory: DirectoryClient;
  /** LDAP name by the name in Okta's app profile. */
  readonly names: ReadonlyMap<string, string>;
  /** By Okta's external id. */
  readonly users: ReadonlyMap<string, DirectoryUser>;
  /** External id by the person's id in Okta. */
  readonly externalIds: ReadonlyMap<string, string>;
}

function opened({ directory, names, users, externalIds }: Read): Directory {
  // What was written is held here too: a second look need not read the whole domain again.
  const written = new Map<string, unknown>();
  const held = (guid: string, name: string, ldap: string) =>
    written.has(`${guid} ${name}`) ? written.get(`${guid} ${name}`) : (users.get(guid)?.attributes[ldap]?.[0] ?? null);
  return {
    profileOf: (guid) =>
      guid && users.has(guid)
        ? Object.fromEntries([...names].map(([name, ldap]) => [name, held(guid, name, ldap)]))
        : undefined,
    write: async ({ person, attribute, value }) => {
      const guid = externalIds.get(person) ?? '';
      const [user, ldap] = [users.get(guid), names.get(attribute)];
      if (!user || ldap === undefined) return `the directory shows no ${user ? attribute : 'such person'}`;
      const text = typeof value === 'string' && value !== '' ? value : undefined;
      const refusal = await refusalOf(() => directory.writeAttribute(user, ldap, text));
      if (refusal === undefined) written.set(`${guid} ${attribute}`, text ?? null);
      return refusal;
    },
    close: () => directory.close(),
  };
}

async function openOne(
  directory: DirectoryClient,
  okta: OktaClient,
  appId: string,
  wanted: ReadonlySet<string>,
): Promise<Directory> {
  const names = new Map([...ldapNames(appSchemaOf(await okta.appSchema(appId)))].filter(([name]) => wanted.has(name)));
  const externalIds = (await okta.appUsers(appId)).flatMap(({ id, externalId }) =>
    externalId ? [[id, externalId] as const] : [],
  );
  const users = await directory.findUsers({ attributes: [...names.values()] });
  return opened({
    directory,
    names,
    users: new Map(users.map((user) => [user.externalId, user])),
    externalIds: new Map(externalIds),
  });
}

/** The directories that the snapshot holds values of and that can be reached from here. */
export async function openDirectories(
  values: readonly PersonValue[],
  {
    environment,
    okta,
    apps,
    connecting,
  }: { environment: Environment; okta: OktaClient; apps: Apps; connecting: Connecting },
): Promise<ReadonlyMap<SystemId, Directory>> {
  const directories = new Map<SystemId, Directory>();
  for (const system of new Set(values.map((value) => value.system))) {
    const app = apps.get(system);
    const directory = app && (await openDirectoryOf(environment, system, connecting));
    if (!directory) continue;
    const wanted = new Set(values.filter((value) => value.system === system).map(({ attribute }) => attribute));
    directories.set(system, await openOne(directory, okta, app.id, wanted));
  }
  return directories;
}
