import { z } from 'zod';
import { directoryEntry } from '../mappers/directory-entry';
import { listOf, passes } from '../mappers/paging';
import { type Call, type Route, ok } from '../router';

const PATH = '/restapi/v1.0/account/:account/directory/entries';
const PAGES = { usual: 1000, most: 2000 };

/** Everybody but the Unassigned: they are in no directory. */
function entries(call: Call): { type: string; text: string; entry: object }[] {
  return call.store.state.extensions
    .filter(({ status, hidden }) => status !== 'Unassigned' && !hidden)
    .map((extension) => ({
      type: extension.type,
      text: [
        extension.name,
        extension.contact?.firstName,
        extension.contact?.lastName,
        extension.contact?.email,
        extension.extensionNumber,
        ...call.store.directNumbersOf(extension.id).map(({ phoneNumber }) => phoneNumber),
      ]
        .join(' ')
        .toLowerCase(),
      entry: directoryEntry(call.store, extension),
    }));
}

function answer(call: Call, found: readonly object[], query: URLSearchParams) {
  const path = `/restapi/v1.0/account/${call.store.state.account.id}/directory/entries`;
  return ok(listOf(found, { baseUrl: call.baseUrl, path, query }, PAGES));
}

const list = (call: Call) =>
  answer(
    call,
    entries(call)
      .filter(({ type }) => passes(call.query, 'type', type))
      .map(({ entry }) => entry),
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
  const found = entries(call)
    .filter(({ text }) => text.includes(searchString.toLowerCase()))
    .filter(({ type }) => extensionType === undefined || type === extensionType)
    .map(({ entry }) => entry);
  return answer(call, found, new URLSearchParams({ page: `${page}`, perPage: `${perPage}` }));
}

const read = { app: 'ReadAccounts', user: 'ReadExtensions' } as const;

export const directoryRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, group: 'medium', ...read, handle: list },
  { method: 'POST', path: `${PATH}/search`, group: 'heavy', ...read, handle: search },
];
