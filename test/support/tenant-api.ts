import type { Emulators } from '../../emulators';

/** The tenants of a company, each with what it keeps. */
export const tenantsOf = ({ oktaTenant, ringcentralTenant, activeDirectoryTenant }: Emulators) => [
  oktaTenant,
  ringcentralTenant,
  activeDirectoryTenant,
];

/** One request with JSON both ways; an empty answer is an empty object. @throws Error with the answer, where it is refused */
export async function send<T>(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as T;
}
