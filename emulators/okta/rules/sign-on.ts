import type { JsonObject } from '../entities';
import { validationFailed } from '../errors';

/** What a custom SAML app cannot be without (API reference, SamlApplication; okta/okta asks for the same nine). */
const REQUIRED = [
  'ssoAcsUrl',
  'audience',
  'recipient',
  'destination',
  'subjectNameIdTemplate',
  'subjectNameIdFormat',
  'signatureAlgorithm',
  'digestAlgorithm',
  'authnContextClassRef',
];

/** What Okta adds to the sign-on settings of a custom SAML app that were not sent (recorded: AppSaml_crud). */
const CUSTOM_DEFAULTS: JsonObject = {
  defaultRelayState: '',
  idpIssuer: 'http://www.okta.com/${org.externalKey}',
  responseSigned: false,
  assertionSigned: false,
  honorForceAuthn: false,
  spIssuer: null,
  requestCompressed: false,
  attributeStatements: [],
  inlineHooks: [],
  assertionEncryption: { enabled: false },
  allowMultipleAcsEndpoints: false,
  acsEndpoints: [],
  samlSignedRequestEnabled: false,
  slo: { enabled: false },
};

/** Sent for every SAML app, kept by those of the catalogue alone. */
const OVERRIDES = ['ssoAcsUrlOverride', 'audienceOverride', 'recipientOverride', 'destinationOverride'];
const SAML_1_1 = ['defaultRelayState', 'ssoAcsUrlOverride', 'audienceOverride', 'recipientOverride'];

const isBlank = (value: unknown) => value === undefined || value === null || value === '';

function customSaml(wanted: JsonObject): JsonObject {
  const missing = REQUIRED.filter((name) => isBlank(wanted[name]));
  if (missing.length > 0)
    throw validationFailed('settings', ...missing.map((name) => `signOn.${name}: The field cannot be left blank`));
  const kept = Object.entries(wanted).filter(
    ([name, value]) => !OVERRIDES.includes(name) && value !== undefined && value !== null,
  );
  const slo = (wanted.slo ?? {}) as { readonly enabled?: boolean; readonly issuer?: string };
  const spIssuer = slo.enabled === true ? (slo.issuer ?? null) : null;
  return { ...CUSTOM_DEFAULTS, ...Object.fromEntries(kept), spIssuer };
}

/** What a catalogue app keeps, empty as null (recorded for okta_org2org and others). */
const nullable = (names: readonly string[], wanted: JsonObject): JsonObject =>
  Object.fromEntries(names.map((name) => [name, isBlank(wanted[name]) ? null : wanted[name]]));

/** `settings.signOn` as an app of this mode keeps it; undefined: the mode has none. */
export function signOnSettings(mode: string | null, custom: boolean, wanted: JsonObject): JsonObject | undefined {
  if (mode === 'SAML_2_0' && custom) return customSaml(wanted);
  if (mode === 'SAML_2_0')
    return {
      ...nullable(['defaultRelayState', ...OVERRIDES], wanted),
      attributeStatements: wanted.attributeStatements ?? [],
    };
  if (mode === 'SAML_1_1') return nullable(SAML_1_1, wanted);
  if (mode === 'AUTO_LOGIN' && custom)
    return { redirectUrl: wanted.redirectUrl ?? null, loginUrl: wanted.loginUrl ?? null };
  return undefined;
}
