import { userItem } from '../answers/user';
import type { User } from '../entities';
import { invalidSearch } from '../errors';
import type { Org } from '../org';
import { USER_FILTERS, compileQuery, readPath, sortItems, userSearch } from '../query';
import { type Call, page } from '../server';

/** A field of a person by its dotted name: `profile.city`, `type.id`. */
function read(user: User, attribute: string): unknown {
  if (attribute === 'type.id') return user.typeId;
  return readPath(user, attribute.split('.'));
}

const searchable = ({ store }: Org) =>
  userSearch(
    Object.assign(
      {},
      ...[...store.userSchemas.values()].map(({ base, custom }) => ({ ...base, ...custom })),
    ) as Parameters<typeof userSearch>[0],
  );

const startsWith = (user: User, q: string): boolean =>
  [user.profile.firstName, user.profile.lastName, user.profile.email].some(
    (value) => typeof value === 'string' && value.toLowerCase().startsWith(q.toLowerCase()),
  );

function selected(org: Org, { q, filter, search, sortBy, sortOrder }: Call['query']): User[] {
  const all = [...org.store.users.values()];
  if (sortBy !== undefined && search === undefined) throw invalidSearch();
  if (search !== undefined) {
    const table = searchable(org);
    const found = all.filter(compileQuery(search, table, read));
    return sortBy === undefined ? found : sortItems(found, sortBy, /^desc/i.test(sortOrder ?? ''), table, read);
  }
  if (filter !== undefined) return all.filter(compileQuery(filter, USER_FILTERS, read));
  // Deactivated people show up only where somebody asks for them.
  const living = all.filter(({ status }) => status !== 'DEPROVISIONED');
  return q === undefined ? living : living.filter((user) => startsWith(user, q));
}

/** `q` finds what starts with it in first name, last name or email; `search` and `filter` each have their own table of attributes. */
export function listUsers(org: Org, call: Call) {
  const users = selected(org, call.query);
  const size = { default: call.query.q === undefined ? 200 : 10, max: 200 };
  return page(call, org, users, ({ id }) => id, size).map((user) => userItem(org, user));
}
