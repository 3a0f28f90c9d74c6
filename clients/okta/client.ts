import { z } from 'zod';
import type { Budget } from '../rate-limit';
import type { OktaConfig } from './config';
import type { CallCount, TransportOptions } from './transport';
import { OktaTransport } from './transport';
import {
  AgentPool,
  App,
  AppKey,
  AppUser,
  Feature,
  Group,
  GroupAssignment,
  GroupRule,
  LogEvent,
  Mapping,
  MappingSummary,
  OrgMetadata,
  Schema,
  User,
  UserType,
} from './shapes';
import type { MappingLine } from './shapes';

type Query = Readonly<Record<string, string | number | undefined>>;

const withQuery = (path: string, query: Query): string => {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given).toString()}` : path;
};

const id = encodeURIComponent;

/**
 * The part of Okta's Management API that this project reads and writes, typed. Okta's own SDK for Node drops SAML settings and
 * base properties from what it reads. Every method throws OktaApiError (Okta said no) or IncompleteError (no usable answer).
 */
export class OktaClient {
  private readonly transport: OktaTransport;
  readonly orgUrl: string;

  constructor(config: OktaConfig, options: TransportOptions = {}) {
    this.orgUrl = config.orgUrl;
    this.transport = new OktaTransport(config, options);
  }

  /** Requests sent so far. */
  get calls(): Readonly<CallCount> {
    return this.transport.calls;
  }

  /** What each bucket of Okta's limits spent, and what it may spend a minute. */
  budgets = (): Readonly<Record<string, Budget>> => this.transport.budgets();

  /** Milliseconds until that many more reads of these paths have left, as far as their limits are known. */
  etaMs = (planned: Readonly<Record<string, number>>): number => this.transport.etaMs(planned);

  /** Id (`00o…`) and pipeline of the org: `v1` is Classic, `idx` is Identity Engine. */
  org = (): Promise<OrgMetadata> => this.transport.get('/.well-known/okta-organization', OrgMetadata);

  /** Reads a path and forgets the answer: whether these credentials may read it, and what its limit is. */
  probe = async (path: string): Promise<void> => {
    await (await this.transport.request('GET', path)).body?.cancel();
  };

  /** `q` matches the start of label or name. */
  apps = (query: { q?: string; filter?: string } = {}): Promise<App[]> =>
    this.transport.all(withQuery('/api/v1/apps', { ...query, limit: 200 }), App);

  /** A page of two hundred at a time. */
  appPages = (): AsyncGenerator<App[]> => this.transport.pages('/api/v1/apps?limit=200', App);

  /** A custom app; both directions of its mapping come with it. Only for throw-away apps: ours belong to Terraform. */
  createApp = (body: unknown): Promise<App> => this.transport.post('/api/v1/apps?activate=true', body, App);

  /** Deactivates and deletes. Only for throw-away apps. */
  removeApp = async (appId: string): Promise<void> => {
    await this.transport.post(`/api/v1/apps/${id(appId)}/lifecycle/deactivate`, {}, z.unknown());
    await this.transport.delete(`/api/v1/apps/${id(appId)}`);
  };

  app = (appId: string): Promise<App> => this.transport.get(`/api/v1/apps/${id(appId)}`, App);

  /** Signing keys, expired ones included; which one signs is said by the app (`credentials.signing.kid`). */
  appKeys = (appId: string): Promise<AppKey[]> =>
    this.transport.all(`/api/v1/apps/${id(appId)}/credentials/keys`, AppKey);

  appSchema = (appId: string): Promise<Schema> =>
    this.transport.get(`/api/v1/meta/schemas/apps/${id(appId)}/default`, Schema);

  /** A partial write: properties that are not named stay. */
  postAppSchema = (appId: string, body: unknown): Promise<Schema> =>
    this.transport.post(`/api/v1/meta/schemas/apps/${id(appId)}/default`, body, Schema);

  userTypes = (): Promise<UserType[]> => this.transport.all('/api/v1/meta/types/user', UserType);

  /** `default`, or the schema id of a user type (`osc…`). */
  userSchema = (schemaId = 'default'): Promise<Schema> =>
    this.transport.get(`/api/v1/meta/schemas/user/${id(schemaId)}`, Schema);

  /** A partial write; never send two at once: Okta loses parallel schema updates. */
  postUserSchema = (body: unknown, schemaId = 'default'): Promise<Schema> =>
    this.transport.post(`/api/v1/meta/schemas/user/${id(schemaId)}`, body, Schema);

  /** Without their lines. */
  mappings = (query: { sourceId?: string; targetId?: string } = {}): Promise<MappingSummary[]> =>
    this.transport.all(withQuery('/api/v1/mappings', { ...query, limit: 200 }), MappingSummary);

  /** A page of two hundred at a time, without their lines. */
  mappingPages = (): AsyncGenerator<MappingSummary[]> =>
    this.transport.pages('/api/v1/mappings?limit=200', MappingSummary);

  mapping = (mappingId: string): Promise<Mapping> => this.transport.get(`/api/v1/mappings/${id(mappingId)}`, Mapping);

  /** One direction of one pair with its lines; undefined before the app exists. Ids are an app's (`0oa…`) and a user type's (`oty…`). */
  findMapping = async (sourceId: string, targetId: string): Promise<Mapping | undefined> => {
    const found = (await this.mappings({ sourceId, targetId })).find(
      (mapping) => mapping.source.id === sourceId && mapping.target.id === targetId,
    );
    return found && this.mapping(found.id);
  };

  /** A partial write: `null` removes a line, lines that are not named stay. */
  postMapping = (mappingId: string, properties: Readonly<Record<string, MappingLine | null>>): Promise<Mapping> =>
    this.transport.post(`/api/v1/mappings/${id(mappingId)}`, { properties }, Mapping);

  groups = (query: { q?: string; filter?: string; search?: string; expand?: string } = {}): Promise<Group[]> =>
    this.transport.all(withQuery('/api/v1/groups', { ...query, limit: 1000 }), Group);

  /** The group of everybody, with the number of its people; undefined for an administrator who may not see it. */
  everyone = async (): Promise<{ id: string; people: number | undefined } | undefined> => {
    const [found] = await this.groups({ search: 'type eq "BUILT_IN"', expand: 'stats' });
    return found && { id: found.id, people: found._embedded?.stats?.usersCount };
  };

  group = (groupId: string): Promise<Group> => this.transport.get(`/api/v1/groups/${id(groupId)}`, Group);

  /** A page of a thousand whole people at a time: Okta's list of users itself gives two hundred. */
  groupMemberPages = (groupId: string): AsyncGenerator<User[]> =>
    this.transport.pages(`/api/v1/groups/${id(groupId)}/users?limit=1000`, User);

  /** Only for throw-away groups: ours belong to Terraform. */
  createGroup = (profile: { readonly name: string; readonly description: string }): Promise<Group> =>
    this.transport.post('/api/v1/groups', { profile }, Group);

  /** Only for throw-away people and groups. */
  addToGroup = (groupId: string, userId: string): Promise<void> =>
    this.transport.put(`/api/v1/groups/${id(groupId)}/users/${id(userId)}`, {}, z.unknown()).then(() => undefined);

  removeGroup = (groupId: string): Promise<void> => this.transport.delete(`/api/v1/groups/${id(groupId)}`);

  /** A rule that is at work at once. Only for throw-away groups. */
  startGroupRule = async (name: string, expression: string, groupId: string): Promise<void> => {
    const body = {
      type: 'group_rule',
      name,
      conditions: { expression: { type: 'urn:okta:expression:1.0', value: expression } },
      actions: { assignUserToGroups: { groupIds: [groupId] } },
    };
    const rule = await this.transport.post('/api/v1/groups/rules', body, GroupRule);
    await this.transport.post(`/api/v1/groups/rules/${id(rule.id)}/lifecycle/activate`, {}, z.unknown());
  };

  removeGroupRule = async ({ id: ruleId, status }: GroupRule): Promise<void> => {
    const rule = `/api/v1/groups/rules/${id(ruleId)}`;
    if (status === 'ACTIVE') await this.transport.post(`${rule}/lifecycle/deactivate`, {}, z.unknown());
    await this.transport.delete(rule);
  };

  groupRules = (): Promise<GroupRule[]> => this.transport.all('/api/v1/groups/rules?limit=200', GroupRule);

  appGroups = (appId: string): Promise<GroupAssignment[]> =>
    this.transport.all(`/api/v1/apps/${id(appId)}/groups?limit=200`, GroupAssignment);

  /** Assigns the app to a group, or changes the assignment; a priority that is taken moves the others down. */
  assignGroup = (
    appId: string,
    groupId: string,
    assignment: { readonly priority?: number; readonly profile: Readonly<Record<string, unknown>> },
  ): Promise<GroupAssignment> =>
    this.transport.put(`/api/v1/apps/${id(appId)}/groups/${id(groupId)}`, assignment, GroupAssignment);

  /** A page at a time; `search` and `filter` are Okta's SCIM expressions. Without either, deprovisioned people are left out. */
  userPages = (query: { search?: string; filter?: string; q?: string } = {}): AsyncGenerator<User[]> =>
    this.transport.pages(withQuery('/api/v1/users', { ...query, limit: 200 }), User);

  users = (query: { search?: string; filter?: string; q?: string } = {}): Promise<User[]> =>
    this.transport.all(withQuery('/api/v1/users', { ...query, limit: 200 }), User);

  /** By id (`00u…`) or login. */
  user = (idOrLogin: string): Promise<User> => this.transport.get(`/api/v1/users/${id(idOrLogin)}`, User);

  /** A partial write of profile attributes; refused for attributes that another system sources. */
  updateUser = (userId: string, profile: Readonly<Record<string, unknown>>): Promise<User> =>
    this.transport.post(`/api/v1/users/${id(userId)}`, { profile }, User);

  /** Groups of one person. */
  userGroups = (userId: string): Promise<Group[]> => this.transport.all(`/api/v1/users/${id(userId)}/groups`, Group);

  /** Somebody who is not activated: no mail, no access. Only for throw-away people. */
  stageUser = (profile: Readonly<Record<string, unknown>>): Promise<User> =>
    this.transport.post('/api/v1/users?activate=false', { profile }, User);

  /** Without a mail. Only for throw-away people. */
  activateUser = (userId: string): Promise<void> =>
    this.transport
      .post(`/api/v1/users/${id(userId)}/lifecycle/activate?sendEmail=false`, {}, z.unknown())
      .then(() => undefined);

  /** Takes every app away, RingCentral with its data included. Only for people that a tool of ours made. */
  deactivateUser = (userId: string): Promise<void> =>
    this.transport.post(`/api/v1/users/${id(userId)}/lifecycle/deactivate`, {}, z.unknown()).then(() => undefined);

  /** Removes somebody who has been deactivated. Only for people that a tool of ours made. */
  deleteUser = (userId: string): Promise<void> => this.transport.delete(`/api/v1/users/${id(userId)}`);

  appUsers = (appId: string): Promise<AppUser[]> =>
    this.transport.all(`/api/v1/apps/${id(appId)}/users?limit=500`, AppUser);

  /** A page of five hundred at a time. */
  appUserPages = (appId: string): AsyncGenerator<AppUser[]> =>
    this.transport.pages(`/api/v1/apps/${id(appId)}/users?limit=500`, AppUser);

  /** Gives one person an app; their profile in it comes from the mapping. Only for throw-away apps. */
  assignApp = (appId: string, userId: string): Promise<AppUser> =>
    this.transport.post(`/api/v1/apps/${id(appId)}/users`, { id: userId, scope: 'USER' }, AppUser);

  unassignApp = (appId: string, userId: string): Promise<void> =>
    this.transport.delete(`/api/v1/apps/${id(appId)}/users/${id(userId)}`);

  appUser = (appId: string, userId: string): Promise<AppUser> =>
    this.transport.get(`/api/v1/apps/${id(appId)}/users/${id(userId)}`, AppUser);

  /** A partial write of what somebody's profile in an app holds. Needs okta.apps.manage. */
  updateAppUser = (appId: string, userId: string, profile: Readonly<Record<string, unknown>>): Promise<AppUser> =>
    this.transport.post(`/api/v1/apps/${id(appId)}/users/${id(userId)}`, { profile }, AppUser);

  /** Agents of every directory, with their state and version. Needs okta.agentPools.read. */
  agentPools = (): Promise<AgentPool[]> => this.transport.all('/api/v1/agentPools', AgentPool);

  /** Self-service features only: flags that Okta Support sets are not listed. */
  features = (): Promise<Feature[]> => this.transport.all('/api/v1/features', Feature);

  /** The newest event that a filter takes, of those since an instant (ISO 8601); one call. */
  lastEvent = async (query: { since: string; filter: string }): Promise<LogEvent | undefined> => {
    const path = withQuery('/api/v1/logs', { ...query, limit: 1, sortOrder: 'DESCENDING' });
    for await (const [event] of this.transport.pages(path, LogEvent)) return event;
    return undefined;
  };

  /** A page of a thousand at a time, oldest first. Times are ISO 8601. Without `until` Okta offers a next page for ever, to poll; an empty page ends the list. */
  async *logPages(query: { since?: string; until?: string; filter?: string } = {}): AsyncGenerator<LogEvent[]> {
    const path = withQuery('/api/v1/logs', { ...query, limit: 1000, sortOrder: 'ASCENDING' });
    for await (const page of this.transport.pages(path, LogEvent)) {
      if (page.length === 0) return;
      yield page;
    }
  }

  /** The same, all of them. */
  logs = async (query: { since?: string; until?: string; filter?: string } = {}): Promise<LogEvent[]> => {
    const events: LogEvent[] = [];
    for await (const page of this.logPages(query)) events.push(...page);
    return events;
  };
}
