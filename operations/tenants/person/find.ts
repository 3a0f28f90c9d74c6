import type { Directory } from '../../../clients/active-directory';
import { unlessMissing, type OktaClient, type User } from '../../../clients/okta';
import type { DirectoryEntry, RingCentralClient } from '../../../clients/ringcentral';
import { DIRECTORY_INTEGRATION } from '../../../engine/conditions/consoles';
import { RefusedError } from '../../../engine/errors';
import type { SystemId } from '../../../engine/flows/model';
import { counted } from '../../../engine/counted';

/** Where somebody can be looked for. RingCentral and directories only where they can be reached from here. */
export interface Places {
  readonly okta: OktaClient;
  readonly ringcentral: RingCentralClient | undefined;
  readonly directories: ReadonlyMap<SystemId, Directory>;
}

type Way = (places: Places, wanted: string) => Promise<readonly User[]>;

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const digits = (text: string): string => text.replace(/\D/g, '');

async function oktaUser(okta: OktaClient, idOrLogin: string): Promise<User[]> {
  const user = await unlessMissing(okta.user(idOrLogin));
  return user ? [user] : [];
}

const withEmail = async (okta: OktaClient, email: string): Promise<User[]> => {
  const byLogin = await oktaUser(okta, email);
  return byLogin.length > 0 ? byLogin : okta.users({ search: `profile.email eq ${quoted(email)}` });
};

const byIdOrLogin: Way = ({ okta }, wanted) => oktaUser(okta, wanted);
const byEmail: Way = async ({ okta }, wanted) => (wanted.includes('@') ? withEmail(okta, wanted) : []);
const byEmployeeNumber: Way = ({ okta }, wanted) =>
  okta.users({ search: `profile.employeeNumber eq ${quoted(wanted)}` });

/** By account name, employee id or mail in the directory; Okta knows the person by user name or mail. */
const byDirectory: Way = async ({ okta, directories }, wanted) => {
  for (const directory of directories.values()) {
    const found =
      (await directory.findUser({ account: wanted })) ??
      (await directory.findUser({ employeeId: wanted })) ??
      (await directory.findUser({ mail: wanted }));
    for (const name of [found?.login, found?.attributes['mail']?.[0]]) {
      const users = name === undefined ? [] : await withEmail(okta, name);
      if (users.length > 0) return users;
    }
  }
  return [];
};

/** The extension's number, or a direct number however it is written; `+1 415 555 0102#102` names both. */
const hasNumber =
  (wanted: string) =>
  ({ extensionNumber, phoneNumbers }: DirectoryEntry): boolean => {
    const [number = '', extension] = wanted.split(/[#;x]/);
    if (extension === undefined && extensionNumber !== undefined && extensionNumber === wanted) return true;
    const dialled = digits(number);
    return dialled.length >= 7 && phoneNumbers.some(({ phoneNumber }) => digits(phoneNumber).endsWith(dialled));
  };

const byNumber: Way = async ({ okta, ringcentral }, wanted) => {
  if (!ringcentral || !/^\+?[\d ().#;x-]+$/.test(wanted)) return [];
  const holders = (await ringcentral.directory()).filter(({ type }) => type === 'User').filter(hasNumber(wanted));
  const users = new Map<string, User>();
  for (const { email } of holders) if (email) for (const user of await withEmail(okta, email)) users.set(user.id, user);
  return [...users.values()];
};

/** Numbers as they stand in Okta itself, where RingCentral cannot be asked or is not where they come from. */
const byOktaNumber: Way = async ({ okta }, wanted) => {
  if (!/^\+\d{6,}/.test(wanted)) return [];
  return okta.users({
    search: `profile.primaryPhone sw ${quoted(wanted)} or profile.mobilePhone eq ${quoted(wanted)}`,
  });
};

const WAYS: readonly Way[] = [byIdOrLogin, byEmail, byEmployeeNumber, byDirectory, byNumber, byOktaNumber];

/** What RingCentral or the directory know of somebody whom Okta does not know. */
async function elsewhere(
  { ringcentral, directories }: Places,
  wanted: string,
): Promise<{ readonly found: string; readonly remedy: string }> {
  const remedy = 'Name a login, an email, an Okta id, an employee id, or a RingCentral number or extension.';
  if (!wanted.includes('@')) return { found: '', remedy };
  let inDirectory = false;
  for (const directory of directories.values())
    inDirectory ||= (await directory.findUser({ login: wanted })) !== undefined;
  const extensions = (await ringcentral?.extensions({ email: wanted })) ?? [];
  const found = [
    ...(inDirectory ? [' The directory has the account: an import brings it to Okta.'] : []),
    ...(extensions.length > 0 ? [` RingCentral has ${counted(extensions.length, 'extension')} with it.`] : []),
  ].join('');
  return {
    found,
    remedy: inDirectory
      ? `${DIRECTORY_INTEGRATION.fullImport}; then, on the same tab, confirm who waits there`
      : remedy,
  };
}

/**
 * The one person whom a login, email, Okta id, employee id, account name, extension or number names.
 * @throws RefusedError where it names nobody, or several
 */
export async function findPerson(places: Places, wanted: string): Promise<User> {
  for (const way of WAYS) {
    const [first, ...others] = await way(places, wanted);
    if (first === undefined) continue;
    if (others.length === 0) return first;
    throw new RefusedError(
      `${wanted} names ${counted(others.length + 1, 'person', 'people')} in Okta: ${[first, ...others].map(({ id }) => id).join(', ')}.`,
      'Name one of them by id.',
    );
  }
  const { found, remedy } = await elsewhere(places, wanted);
  throw new RefusedError(`Okta knows nobody by ${wanted}.${found}`, remedy);
}
