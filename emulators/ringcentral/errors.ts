/**
 * RingCentral's refusals. Codes and texts: the official clients' endpoint tables and the developer guide; `[x]` takes the
 * parameter's name. A reader branches on the code, never on the text.
 */
const ERRORS = {
  'AGW-401': { status: 401, message: 'Authorization header is not specified' },
  'AGW-402': { status: 401, message: 'Invalid Authorization header' },
  TokenInvalid: { status: 401, message: 'OAuth token is invalid' },
  'CMN-101': { status: 400, message: 'Parameter [x] value is invalid.' },
  'CMN-102': { status: 404, message: 'Resource for parameter [x] is not found.' },
  'CMN-103': { status: 400, message: 'JSON can not be parsed' },
  'CMN-109': { status: 403, message: 'The requested feature is not available' },
  'CMN-120': { status: 404, message: 'Invalid URI' },
  'CMN-201': { status: 503, message: 'Service Temporarily Unavailable' },
  'CMN-203': { status: 500, message: 'Internal Server Error' },
  'CMN-204': { status: 409, message: 'Resource [x] is blocked by another operation' },
  'CMN-301': { status: 429, message: 'Request rate exceeded' },
  'CMN-401': { status: 403, message: 'In order to call this API endpoint, application needs to have [x] permission' },
  'CMN-406': { status: 400, message: 'Duplicate value for parameter [x] found in request' },
  'CMN-408': { status: 403, message: 'In order to call this API endpoint, user needs to have [x] permission' },
  'EXT-102': { status: 400, message: 'Phone number in [businessPhone] may not be a RingCentral number' },
  'EXT-103': { status: 400, message: 'Phone number in [businessPhone] must be valid' },
  'EXT-215': { status: 400, message: 'Extension number [x] may not start with 0' },
  'EXT-217': { status: 400, message: 'Extension number [x] is reserved' },
  'EXT-218': { status: 400, message: 'Extension number [x] is used by another extension' },
  'EXT-219': { status: 400, message: 'Extension number [x] is out of the allowed range' },
  'EXT-224': { status: 400, message: 'Change of extension type is prohibited' },
  'EXT-226': { status: 409, message: 'Extension e-mail already exists on account' },
  'EXT-227': { status: 409, message: 'Login [x] is already taken' },
  'EXT-250': { status: 403, message: 'No extension numbers available' },
  'EXT-351': { status: 400, message: 'Extension type [x] is not allowed on this plan' },
  'EXT-355': { status: 400, message: 'Maximum amount of [x] extensions reached' },
  'EXT-361': { status: 400, message: 'Extension number [x] does not match the site code' },
  'PWD-001': { status: 400, message: 'Password must have 8 to 32 characters: letter, number, capital or special' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

interface ParameterDetail {
  /** Dotted name in the request, or the value that the text puts in brackets. */
  readonly name?: string;
  readonly value?: string;
}

/** A refusal in RingCentral's words. */
export class ApiFault extends Error {
  readonly status: number;

  constructor(
    readonly errorCode: ErrorCode,
    readonly parameter: ParameterDetail = {},
    status?: number,
  ) {
    const { status: usual, message } = ERRORS[errorCode];
    super(message.replace('[x]', `[${bracketed(errorCode, parameter)}]`));
    this.status = status ?? usual;
  }

  /** The body: top-level code and text, repeated in `errors` with the parameter. */
  body(): object {
    const { errorCode, message, parameter } = this;
    const where = {
      ...(parameter.name === undefined ? {} : { parameterName: parameter.name }),
      ...(parameter.value === undefined ? {} : { parameterValue: parameter.value }),
    };
    return { errorCode, message, ...where, errors: [{ errorCode, message, ...where }] };
  }
}

/** EXT codes bracket the value, CMN codes the parameter's name. */
const bracketed = (code: ErrorCode, { name, value }: ParameterDetail): string =>
  (code.startsWith('EXT-') ? (value ?? name) : (name ?? value)) ?? '';

/** A value that is not right: `Parameter [x] value is invalid.` */
export const invalid = (name: string, value?: string): ApiFault => new ApiFault('CMN-101', { name, value });

/** A value that is missing in the body, or that names what does not exist. */
export const missingInBody = (name: string): ApiFault => new ApiFault('CMN-102', { name }, 400);

/** A resource in the path that does not exist. */
export const notFound = (name: string): ApiFault => new ApiFault('CMN-102', { name });
