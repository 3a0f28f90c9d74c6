/** Okta's operators; `ew` is the System Log's alone, `ne` is nowhere supported but there. */
export type Operator = 'eq' | 'ne' | 'ge' | 'gt' | 'le' | 'lt' | 'sw' | 'ew' | 'co' | 'pr';

/** How values of an attribute compare. */
export type ValueKind = 'text' | 'date' | 'number' | 'boolean';

/** One attribute that a query may name, and what it may ask of it. */
export interface QueryAttribute {
  readonly kind: ValueKind;
  readonly operators: readonly Operator[];
}

/** What one query parameter of one list understands. */
export interface QueryTable {
  /** Attributes by name; undefined: the query is refused. */
  readonly attribute: (name: string) => QueryAttribute | undefined;
  readonly not: boolean;
}

/** A property of a schema, as far as queries look at it. */
export interface Queryable {
  readonly type: string;
}

const ORDERED: readonly Operator[] = ['eq', 'ge', 'gt', 'le', 'lt', 'pr'];
const TEXT: readonly Operator[] = [...ORDERED, 'sw'];
const text = (operators: readonly Operator[] = TEXT): QueryAttribute => ({ kind: 'text', operators });
const date = (operators: readonly Operator[] = ORDERED): QueryAttribute => ({ kind: 'date', operators });

const KINDS: Readonly<Record<string, ValueKind>> = { boolean: 'boolean', integer: 'number', number: 'number' };

function ofProfile(name: string, attributes: Readonly<Record<string, Queryable>>, contains: readonly string[]) {
  const property = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (property === undefined) return undefined;
  const kind = KINDS[property.type] ?? 'text';
  if (kind === 'boolean') return { kind, operators: ['eq', 'pr'] as const };
  if (kind === 'number') return { kind, operators: ORDERED };
  return text(contains.includes(name) ? [...TEXT, 'co'] : TEXT);
}

type Rows = Readonly<Record<string, QueryAttribute>>;
const of = (rows: Rows, name: string) => (Object.hasOwn(rows, name) ? rows[name] : undefined);

const USER_SEARCH: Rows = {
  id: text(),
  status: text(),
  created: date(),
  activated: date(),
  statusChanged: date(),
  lastUpdated: date(),
  'type.id': text(),
};

/** `co` is for these alone (API reference, "List all users", search). */
const CONTAINS_USER = ['firstName', 'lastName', 'email', 'login'];

export const userSearch = (attributes: Readonly<Record<string, Queryable>>): QueryTable => ({
  attribute: (name) =>
    name.startsWith('profile.')
      ? ofProfile(name.slice('profile.'.length), attributes, CONTAINS_USER)
      : of(USER_SEARCH, name),
  not: true,
});

const equal = text(['eq']);
const USER_FILTER: Rows = {
  status: equal,
  lastUpdated: date(['eq', 'gt', 'ge', 'lt', 'le']),
  id: equal,
  'profile.login': equal,
  'profile.email': equal,
  'profile.firstName': equal,
  'profile.lastName': equal,
};

/** "Supports only a limited number of properties" (API reference, "List all users", filter). */
export const USER_FILTERS: QueryTable = { attribute: (name) => of(USER_FILTER, name), not: false };

const GROUP_SEARCH: Rows = {
  id: text(),
  type: text(),
  created: date(),
  lastUpdated: date(),
  lastMembershipUpdated: date(),
  'source.id': text(),
};

/** Groups of apps have more attributes than name and description (`samAccountName`, …): a search may name any. */
export const GROUP_SEARCHES: QueryTable = {
  attribute: (name) => {
    if (!name.startsWith('profile.')) return of(GROUP_SEARCH, name);
    return text(['profile.name', 'profile.description'].includes(name) ? [...TEXT, 'co'] : TEXT);
  },
  not: true,
};

const GROUP_FILTER: Rows = {
  id: equal,
  type: equal,
  lastUpdated: date(['eq', 'gt', 'ge', 'lt', 'le']),
  lastMembershipUpdated: date(['eq', 'gt', 'ge', 'lt', 'le']),
};
export const GROUP_FILTERS: QueryTable = { attribute: (name) => of(GROUP_FILTER, name), not: false };

const APP_FILTER: Rows = {
  status: equal,
  name: equal,
  id: equal,
  'user.id': equal,
  'group.id': equal,
  'credentials.signing.kid': equal,
};
export const APP_FILTERS: QueryTable = { attribute: (name) => of(APP_FILTER, name), not: false };

const LOG_TEXT: readonly Operator[] = ['eq', 'ne', 'ge', 'gt', 'le', 'lt', 'sw', 'ew', 'co', 'pr'];
const LOG_ROOTS =
  /^(actor|client|authenticationContext|debugContext|device|outcome|request|securityContext|target|transaction)\.[\w.]+$|^(displayMessage|eventType|legacyEventType|severity|uuid|version)$/;

/** Any attribute of an event (API reference, "List all System Log events": SCIM operators on its fields). */
export const LOG_FILTERS: QueryTable = {
  attribute: (name) => {
    if (name === 'published') return date(['eq', 'ne', 'ge', 'gt', 'le', 'lt', 'pr']);
    return LOG_ROOTS.test(name) ? text(LOG_TEXT) : undefined;
  },
  not: true,
};
