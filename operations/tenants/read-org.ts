import type { Group as OktaGroup, OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { unreadBecause, UserFacingError } from '../../engine/errors';
import type { SystemId } from '../../engine/flows/model';
import type { Unread } from '../../engine/org/exported';
import type { App, MappingPair, Org, OrgPart, OrgWith } from '../../engine/org/org';
import { appsOf, systemsByApp, type Apps } from './apps';
import { appOf, appSchemaOf, assignmentsOf, groupOf, mappingOf, ruleOf, userSchemaOf, type SystemOf } from './okta-org';
import { defaultUserType, groupNames } from './org-names';

export interface ReadOrgOptions {
  /** Apps and groups that were listed already, so that nobody lists them twice. */
  readonly apps?: Apps | undefined;
  readonly groups?: readonly OktaGroup[] | undefined;
}

type BySystem<T> = Promise<Readonly<Record<SystemId, T>>>;

/** Asks each thing once, however many parts need it. Lists that wait for no other are asked side by side. */
class Reading {
  private readonly systemOf: SystemOf;
  private groupList: Promise<readonly OktaGroup[]> | undefined;
  private userTypeId: Promise<string> | undefined;
  private listedMappings: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(
    private readonly okta: OktaClient,
    private readonly found: Apps,
    groups: readonly OktaGroup[] | undefined,
  ) {
    this.groupList = groups && Promise.resolve(groups);
    const systems = systemsByApp(found);
    this.systemOf = (appId) => systems.get(appId) ?? appId;
  }

  readonly parts: { readonly [Part in OrgPart]: () => Promise<Org<string>[Part]> } = {
    apps: () => this.each((app): Promise<App<string>> => Promise.resolve(appOf(app))),
    userType: () => this.userType(),
    mappings: () => this.each(({ id }) => this.pair(id)),
    appSchemas: () => this.each(async ({ id }) => appSchemaOf(await this.okta.appSchema(id))),
    userSchema: async () => userSchemaOf(await this.okta.userSchema(), this.systemOf),
    groups: async () => (await this.groups()).map((group) => groupOf(group, this.systemOf)),
    assignments: () => this.each(async ({ id }) => assignmentsOf(await this.okta.appGroups(id), await this.names())),
    rules: async () => {
      const [rules, names] = await Promise.all([this.okta.groupRules(), this.names()]);
      return rules.map((rule) => ruleOf(rule, names));
    },
    otherMappings: () => this.otherMappings(),
  };

  private readonly groups = () => (this.groupList ??= this.okta.groups());
  private readonly userType = () => (this.userTypeId ??= defaultUserType(this.okta));
  private readonly names = async () => groupNames(await this.groups(), this.systemOf);

  private async each<T>(read: (app: NonNullable<ReturnType<Apps['get']>>) => Promise<T>): BySystem<T> {
    const present = [...this.found].flatMap(([system, app]) => (app ? [[system, app] as const] : []));
    return Object.fromEntries(
      await Promise.all(present.map(async ([system, app]) => [system, await read(app)] as const)),
    );
  }

  /** Ids of the mappings of our pairs, as far as it costs fewer calls to list all mappings than to look each one up. */
  private readonly mappingIds = async (): Promise<ReadonlyMap<string, string>> => {
    const wanted = [...this.found.values()].flatMap((app) => (app ? [app.id] : []));
    const ids = new Map<string, string>();
    let left = 2 * wanted.length;
    if (wanted.length < 2) return ids;
    for await (const page of this.okta.mappingPages()) {
      for (const { id, source, target } of page) ids.set(`${source.id} ${target.id}`, id);
      left -= 1;
      if (left <= 0) break;
    }
    return ids;
  };

  private async pair(appId: string): Promise<MappingPair<string>> {
    const [userType, ids] = await Promise.all([this.userType(), (this.listedMappings ??= this.mappingIds())]);
    const read = (source: string, target: string) => {
      const id = ids.get(`${source} ${target}`);
      return id === undefined ? this.okta.findMapping(source, target) : this.okta.mapping(id);
    };
    const [toOkta, fromOkta] = await Promise.all([read(appId, userType), read(userType, appId)]);
    return { toOkta: mappingOf(toOkta), fromOkta: mappingOf(fromOkta) };
  }

  private async otherMappings(): Promise<Org['otherMappings']> {
    const ours = new Set([...this.found.values()].flatMap((app) => (app ? [app.id] : [])));
    const others = (await this.okta.mappings()).filter(
      ({ source, target }) => source.type === 'user' && !ours.has(target.id),
    );
    const mappings = await Promise.all(others.map(({ id }) => this.okta.mapping(id)));
    return mappings.map(({ target, properties }) => ({ app: { id: target.id, name: target.name }, lines: properties }));
  }
}

/**
 * Reads these parts of an environment's org, and no others: what was not asked for is not in the type. Reads only. Throws what the
 * client throws (OktaApiError, IncompleteError) where a part cannot be read.
 */
export async function readOrg<const Part extends OrgPart>(
  okta: OktaClient,
  environment: Environment,
  parts: readonly Part[],
  options: ReadOrgOptions = {},
): Promise<OrgWith<Part>> {
  const apps = options.apps ?? (await appsOf(okta, environment));
  const reading = new Reading(okta, apps, options.groups);
  const read = await Promise.all(parts.map(async (part) => [part, await reading.parts[part]()] as const));
  return Object.fromEntries(read) as unknown as OrgWith<Part>;
}

/** Ids of apps that some attribute is sourced from, in an org that no environment describes yet. */
export async function readSources(okta: OktaClient): Promise<readonly string[]> {
  const { attributes } = userSchemaOf(await okta.userSchema(), (appId) => appId);
  return Object.values(attributes).flatMap(({ source }) => source?.priority ?? []);
}

/** How a message names a part that could not be read. */
const CALLED: Readonly<Record<OrgPart, string>> = {
  apps: 'apps',
  userType: 'the user type',
  mappings: 'profile mappings',
  appSchemas: "the apps' profiles",
  userSchema: "Okta's user profile",
  groups: 'groups',
  assignments: 'group assignments',
  rules: 'group rules',
  otherMappings: "other apps' mappings",
};

/** Reads these parts as far as the org shows them: one that is refused is not there, and is named with the reason. Reads only. */
export async function readOrgAsFar(
  okta: OktaClient,
  environment: Environment,
  parts: readonly OrgPart[],
  options: ReadOrgOptions = {},
): Promise<{ readonly org: Partial<Org<string>>; readonly unread: readonly Unread[] }> {
  const apps = options.apps ?? (await appsOf(okta, environment));
  const reading = new Reading(okta, apps, options.groups);
  const unread: Unread[] = [];
  const read = parts.map(async (part) => {
    try {
      return [[part, await reading.parts[part]()] as const];
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      unread.push(...unreadBecause(CALLED[part], error));
      return [];
    }
  });
  return { org: Object.fromEntries((await Promise.all(read)).flat()), unread };
}
