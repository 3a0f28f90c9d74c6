import { Directory, directoryKind, directorySettings, isDirectoryKind } from '../../clients/active-directory';
import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import type { Clock, WaitReason } from '../../clients/rate-limit';
import { RingCentralClient, ringCentralCredentials } from '../../clients/ringcentral';
import type { Environment } from '../../engine/environment/schema';
import { RefusedError } from '../../engine/errors';
import type { SystemId } from '../../engine/flows/model';
import { systemsOfKind } from '../../engine/systems/kinds';
import { checkTenant } from './tenant-guard';
import type { Surroundings } from '../surroundings';

/** Where a command about people speaks to tenants from; the clock is injected by tests. */
export interface Connecting extends Pick<Surroundings, 'env' | 'progress' | 'signal' | 'tokens'> {
  readonly clock?: Clock | undefined;
  /** Told of every wait for a rate limit, in milliseconds. */
  readonly waited?: (milliseconds: number) => void;
  /** Asks Okta for nothing twice: for a command that only reads and looks at one moment. @default false */
  readonly remember?: boolean;
  /** Tries of a read from RingCentral. Default: the client's. */
  readonly tries?: number;
  /** What requests leave by, for who watches them. @default Node's */
  readonly fetch?: typeof fetch;
}

const seconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000);

/** Why a tenant is waited for, with what is waited for, in one line. */
const waitText = (tenant: string, what: string, reason: WaitReason): string =>
  reason.kind === 'limit'
    ? `${tenant} allows no more ${what} calls yet.`
    : `${tenant}, ${what}, once more after: ${reason.after}`;

/** Tells of waits that a person would notice. */
export const waiting =
  ({ progress, waited }: Pick<Connecting, 'progress' | 'waited'>, tenant: string) =>
  (what: string, milliseconds: number, reason: WaitReason): void => {
    waited?.(milliseconds);
    if (milliseconds >= 1000) progress(`Waiting ${seconds(milliseconds)} s: ${waitText(tenant, what, reason)}`);
  };

const labelOf = (environment: Environment, system: SystemId): string =>
  (environment.systems[system]?.label ?? system).toLowerCase();

/**
 * The directory of one system, where it can be reached from here: by variables of its own (AD_URL_CORP, LDAP_URL_PARTNERS), or by those
 * that name no system. These name one directory: with several of its kind in the environment, the one whose label is its domain.
 */
export async function openDirectoryOf(
  environment: Environment,
  system: SystemId,
  connecting: Connecting,
): Promise<Directory | undefined> {
  const { env, clock, signal } = connecting;
  const kind = environment.systems[system]?.kind;
  if (!isDirectoryKind(kind)) return undefined;
  const options = { clock, signal, onWait: waiting(connecting, directoryKind(kind).called) };
  const own = directorySettings(kind, env, system);
  if (own) return Directory.open(own, options);
  const shared = directorySettings(kind, env);
  if (!shared) return undefined;
  const directory = await Directory.open(shared, options);
  const all = systemsOfKind(environment.systems, kind);
  if (all.length <= 1 || directory.domain === labelOf(environment, system)) return directory;
  const isNobodys = all.every((one) => labelOf(environment, one) !== directory.domain);
  if (isNobodys && system === all[0]) return directory;
  await directory.close();
  return undefined;
}

/** Every directory of the environment that can be reached from here. */
export async function openDirectories(
  environment: Environment,
  connecting: Connecting,
): Promise<ReadonlyMap<SystemId, Directory>> {
  const opened = new Map<SystemId, Directory>();
  for (const system of Object.keys(environment.systems)) {
    const directory = await openDirectoryOf(environment, system, connecting);
    if (directory) opened.set(system, directory);
  }
  return opened;
}

/** The org of the environment. Its id is the first thing asked. @throws RefusedError where it is another org */
export async function openOkta(environment: Environment, connecting: Connecting): Promise<OktaClient> {
  const { env, clock, signal, fetch, tokens, remember } = connecting;
  const okta = new OktaClient(oktaConfigFromEnv(env), {
    ...(fetch && { fetch }),
    ...(clock && { clock }),
    ...(signal && { signal }),
    tokens,
    remember,
    onWait: waiting(connecting, 'Okta'),
  });
  await checkTenant(environment, okta);
  return okta;
}

/** The RingCentral account of the environment. Its id is the first thing asked. @throws RefusedError where it is another account */
export async function openRingCentral(environment: Environment, connecting: Connecting): Promise<RingCentralClient> {
  const { env, clock, signal, tries, fetch, tokens } = connecting;
  const credentials = ringCentralCredentials(env);
  const onWait = waiting(connecting, 'RingCentral');
  const ringcentral = new RingCentralClient({
    credentials,
    ...(fetch && { fetch }),
    ...(clock && { clock }),
    ...(signal && { signal }),
    ...(tries !== undefined && { tries }),
    tokens,
    onWait,
  });
  const { id } = await ringcentral.account();
  const { accountId } = environment.ringcentral;
  if (id === accountId) return ringcentral;
  await ringcentral.signOut();
  throw new RefusedError(
    `Environment ${environment.name} belongs to RingCentral account ${accountId}, and ${credentials.server} signed in to ${id}. Nothing else was read or written there.`,
    'set RC_APP_CLIENT_ID, RC_APP_CLIENT_SECRET and RC_USER_JWT to those of the right account, or name the right environment',
  );
}
