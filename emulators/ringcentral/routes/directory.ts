import { z } from 'zod';
import type { Extension } from '../entities';
import { directoryEntry } from '../mappers/directory-entry';
import { pagedOf, passes } from '../mappers/paging';
import { type Call, type Route, ok } from '../router';

const PATH = '/restapi/v1.0/account/:account/directory/entries';
const PAGES = { usual: 1000, most: 2000 };

/** Everybody but the Unassigned: they are in no directory. */
const listed = ({ store }: Call): Extension[] =>
  store.state.extensions.filter(({ status, hidden }) => status !== 'Unassigned' && !hidden);

function answer(call: Call, found: readonly Extension[], query: URLSearchParams) {
  const { store } = call;
  const numbers = store.directNumbers();
  const entry = (extension: Extension) => directoryEntry(store, extension, numbers.get(extension.id) ?? []);
  return ok(pagedOf(found, query, PAGES, entry));
}

const list = (call: Call) =>
  answer(
    call,
    listed(call).filter((extension) => passes(call.query, 'type', extension.type)),
    call.query,
  );

const searchSchema = z.object({
  searchString: z.string().default(''),
  extensionType: z.string().optional(),
  page: z.number().optional(),
  perPage: z.number().optional(),
});

function search(call: Call) {
  const { searchString, extensionType, page = 1, perPage = PAGES.usual } = call.read(searchSchema);
  const numbers = call.store.directNumbers();
  const wanted = searchString.toLowerCase();
  const text = ({ id, name, contact, extensionNumber }: Extension): string =>
    [
      ...[name, contact?.firstName, contact?.lastName, contact?.email, extensionNumber],
      ...(numbers.get(id) ?? []).map(({ phoneNumber }) => phoneNumber),
    ].join(' ');
  const found = listed(call)
    .filter((extension) => text(extension).toLowerCase().includes(wanted))
    .filter(({ type }) => extensionType === undefined || type === extensionType);
  return answer(call, found, new URLSearchParams({ page: `${page}`, perPage: `${perPage}` }));
}

const read = { app: 'ReadAccounts', user: 'ReadExtensions' } as const;

export const directoryRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, group: 'medium', ...read, handle: list },
  { method: 'POST', path: `${PATH}/search`, group: 'heavy', ...read, handle: search },
];
