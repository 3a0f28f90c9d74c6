import type { App } from '../entities';
import { notAcceptable, validationFailed } from '../errors';
import type { Org } from '../org';
import type { Call } from '../server';
import { findApp } from './find';

const BINDINGS = ['HTTP-POST', 'HTTP-Redirect'];

interface SignOn {
  readonly subjectNameIdFormat?: string;
  readonly slo?: { readonly enabled?: boolean };
}

/** Every app offers this one, beside its own (recorded). */
const EMAIL_ADDRESS = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';

const services = (element: string, location: string): string =>
  BINDINGS.map(
    (binding) => `<md:${element} Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"/>`,
  ).join('');

/** Logout, name formats and sign-on, in the order of the schema of SAML metadata. */
function endpoints(org: Org, app: App): string {
  const place = `${org.url}/app/${app.name}/${app.id}`;
  const { slo, subjectNameIdFormat } = (app.settings.signOn ?? {}) as SignOn;
  const formats = new Set([subjectNameIdFormat ?? EMAIL_ADDRESS, EMAIL_ADDRESS]);
  return [
    slo?.enabled === true ? services('SingleLogoutService', `${place}/slo/saml`) : '',
    ...[...formats].map((format) => `<md:NameIDFormat>${format}</md:NameIDFormat>`),
    services('SingleSignOnService', `${place}/sso/saml`),
  ].join('');
}

/** The IdP's metadata; only for who accepts XML. */
export function samlMetadata(org: Org, { params, query, request, reply }: Call): string {
  const app = findApp(org, params.appId);
  if (!/xml|\*\/\*/.test(request.headers.accept ?? '')) throw notAcceptable();
  const keys = org.store.keys.get(app.id) ?? [];
  const key = keys.find(({ kid }) => kid === (query.kid ?? app.kid));
  if (!key || !app.signOnMode?.startsWith('SAML_')) throw validationFailed('kid', 'The app has no such signing key.');
  void reply.header('content-type', 'application/xml;charset=ISO-8859-1');
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<md:EntityDescriptor entityID="http://www.okta.com/${app.id}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">` +
    '<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
    '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>' +
    `<ds:X509Certificate>${key.x5c[0]}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>` +
    `${endpoints(org, app)}</md:IDPSSODescriptor></md:EntityDescriptor>`
  );
}
