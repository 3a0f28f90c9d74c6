/** What okta/okta reads out of an app's SAML metadata. */
export interface SamlMetadata {
  readonly certificate: string | null;
  readonly entity_url: string | null;
  readonly http_post_binding: string | null;
  readonly http_redirect_binding: string | null;
}

const first = (xml: string, pattern: RegExp): string | null => pattern.exec(xml)?.[1] ?? null;

const binding = (xml: string, name: string): string | null => {
  const services = xml.match(/<[\w:]*SingleSignOnService\b[^>]*>/g) ?? [];
  return first(services.find((service) => service.includes(name)) ?? '', /Location="([^"]*)"/);
};

/** Reads a document that Okta wrote; no XML library, for four values of a known form. */
export const readSamlMetadata = (xml: string): SamlMetadata => ({
  certificate: first(xml, /<[\w:]*X509Certificate>([^<]*)</),
  entity_url: first(xml, /entityID="([^"]*)"/),
  http_post_binding: binding(xml, 'HTTP-POST'),
  http_redirect_binding: binding(xml, 'HTTP-Redirect'),
});
