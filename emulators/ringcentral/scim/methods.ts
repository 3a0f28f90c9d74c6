import type { Route } from '../router';

/** `/scim/v2/Users/:user` as a pattern. */
const pattern = (path: string): RegExp => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);

/** Methods that a SCIM endpoint knows: any other one is 405 there, and not 404 (RFC 7644, section 3.12). */
export function scimMethodsAt(url: string, routes: readonly Route[]): string[] {
  const path = url.split('?')[0] ?? '';
  const found = routes.filter((route) => route.path.startsWith('/scim/') && pattern(route.path).test(path));
  return [...new Set(found.map(({ method }) => method))];
}
