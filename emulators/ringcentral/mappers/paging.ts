import { invalid } from '../errors';

interface PageLimits {
  readonly usual: number;
  readonly most: number;
}

function positive(query: URLSearchParams, name: string, usual: number): number {
  const text = query.get(name);
  if (text === null || text === '') return usual;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw invalid(name, text);
  return value;
}

/** The page that the query asks for; a page size beyond the most is cut to it. `all` and `max` mean the most. */
function pageOf(query: URLSearchParams, { usual, most }: PageLimits): { page: number; perPage: number } {
  const words = ['all', 'max'].includes(query.get('perPage') ?? '');
  return {
    page: positive(query, 'page', 1),
    perPage: words ? most : Math.min(most, positive(query, 'perPage', usual)),
  };
}

interface ListRequest {
  readonly baseUrl: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

/** A list without links, as the directory and API v2 give it: one page as `answer` gives its records; places are zero-based and inclusive. */
export function pagedOf<T>(
  all: readonly T[],
  query: URLSearchParams,
  limits: PageLimits,
  answer: (record: T) => unknown = (record) => record,
) {
  const { page, perPage } = pageOf(query, limits);
  const pageStart = (page - 1) * perPage;
  const records = all.slice(pageStart, pageStart + perPage).map(answer);
  return {
    records,
    paging: {
      page,
      perPage,
      ...(records.length > 0 ? { pageStart, pageEnd: pageStart + records.length - 1 } : {}),
      totalPages: Math.max(1, Math.ceil(all.length / perPage)),
      totalElements: all.length,
    },
  };
}

/** RingCentral's list of API v1: one page, and links to the neighbours. */
export function listOf<T>(
  all: readonly T[],
  { baseUrl, path, query }: ListRequest,
  limits: PageLimits,
  answer?: (record: T) => unknown,
): object {
  const { records, paging } = pagedOf(all, query, limits, answer);
  const { page, perPage, totalPages } = paging;
  const link = (to: number) => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', `${to}`);
    parameters.set('perPage', `${perPage}`);
    return { uri: `${baseUrl}${path}?${parameters.toString()}` };
  };
  return {
    uri: link(page).uri,
    records,
    paging,
    navigation: {
      firstPage: link(1),
      ...(page < totalPages ? { nextPage: link(page + 1) } : {}),
      ...(page > 1 ? { previousPage: link(page - 1) } : {}),
      lastPage: link(totalPages),
    },
  };
}

/** Whether a value passes a filter given as repeated keys; no key passes everything. */
export const passes = (query: URLSearchParams, name: string, value: string | undefined): boolean => {
  const wanted = query.getAll(name).filter((one) => one !== '');
  return (
    wanted.length === 0 || (value !== undefined && wanted.some((one) => one.toLowerCase() === value.toLowerCase()))
  );
};
