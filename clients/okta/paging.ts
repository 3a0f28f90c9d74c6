const NEXT = /<([^>]+)>\s*;\s*rel="next"/;

/** Path and query of the next page. Fetch joins Okta's separate Link lines with commas; each relation keeps its own angle brackets. */
export function nextPage(headers: Headers, orgUrl: string): string | undefined {
  const target = NEXT.exec(headers.get('link') ?? '')?.[1];
  if (!target) return undefined;
  const { pathname, search } = new URL(target, orgUrl);
  return `${pathname}${search}`;
}
