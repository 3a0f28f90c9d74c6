import type { OktaClient, User } from '../../clients/okta';
import { IncompleteError } from '../../engine/errors';
import { defaultUserType } from '../tenants/org-names';

/** By these names everything of a calibration is found again, also by a later run on another machine. */
export const LABEL = 'ringcentral-okta calibration';
export const LOGIN = 'calibration@ringcentral-okta.invalid';
export const ATTRIBUTE = 'ringcentralOktaCalibration';
/** Attributes of the throw-away person that hold numbers. */
export const NUMBERS = { integer: `${ATTRIBUTE}Integer`, number: `${ATTRIBUTE}Number` } as const;

/** An attribute of the throw-away app that carries a value over, to be seen beside another. */
export const CARRIED = `${ATTRIBUTE}Carried`;

/** An attribute that the throw-away person has nothing in. */
export const EMPTY_ATTRIBUTE = 'honorificSuffix';

/** A custom SAML app without provisioning: it speaks to nobody. A host of RFC 2606 that no DNS knows. */
const NOWHERE = 'https://calibration.ringcentral-okta.invalid';
const APP = {
  label: LABEL,
  signOnMode: 'SAML_2_0',
  visibility: { autoSubmitToolbar: false, hide: { iOS: true, web: true } },
  settings: {
    signOn: {
      ssoAcsUrl: NOWHERE,
      recipient: NOWHERE,
      destination: NOWHERE,
      audience: NOWHERE,
      idpIssuer: 'http://www.okta.com/${org.externalKey}',
      subjectNameIdTemplate: '${user.userName}',
      subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
      responseSigned: true,
      assertionSigned: true,
      signatureAlgorithm: 'RSA_SHA256',
      digestAlgorithm: 'SHA256',
      honorForceAuthn: true,
      authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
      attributeStatements: [],
    },
  },
} as const;

const title = 'Calibration';
/** Whom the throw-away person is called. */
export const NAMED = { firstName: title, lastName: title } as const;

/** A schema body that adds custom attributes, or with `null` removes them. */
const customAttributes = (properties: Readonly<Record<string, object | null>>) => ({
  definitions: { custom: { id: '#custom', type: 'object', properties } },
});

/** The same of the one that every calibration has. */
export const customAttribute = (property: object | null) => customAttributes({ [ATTRIBUTE]: property });

export const carriedAttribute = () => customAttributes({ [CARRIED]: { title, type: 'string', required: false } });

/** The attributes that hold numbers; `null` removes those of these names. */
export const numberAttributes = () =>
  customAttributes(Object.fromEntries(Object.entries(NUMBERS).map(([type, name]) => [name, { title: name, type }])));
export const withoutAttributes = (names: readonly string[]) =>
  customAttributes(Object.fromEntries(names.map((name) => [name, null])));

/** The person and the app that expressions are tried on. */
export interface Bench {
  readonly userId: string;
  readonly appId: string;
  /** The mapping from Okta to the app. */
  readonly mappingId: string;
}

/** Makes app, attribute and person. Whatever fails half way is found by `tidy`. */
export async function setBench(okta: OktaClient): Promise<Bench> {
  const app = await okta.createApp(APP);
  await okta.postAppSchema(app.id, customAttribute({ title, type: 'string', required: false }));
  const mapping = await okta.findMapping(await defaultUserType(okta), app.id);
  if (!mapping) throw new IncompleteError(`Okta made no mapping for ${LABEL}.`);
  const user: User = await okta.stageUser({ login: LOGIN, email: LOGIN, ...NAMED });
  return { userId: user.id, appId: app.id, mappingId: mapping.id };
}
