import { ApiFault, type ErrorCode } from '../errors';

type ScimType =
  'uniqueness' | 'mutability' | 'invalidSyntax' | 'invalidFilter' | 'invalidPath' | 'invalidValue' | 'noTarget';

const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** Refusals that exist in SCIM only; RingCentral's own codes have no word for them. */
export class ScimFault extends ApiFault {
  constructor(
    status: number,
    readonly detail: string,
    readonly scimType?: ScimType,
  ) {
    super('CMN-101', {}, status);
    this.message = detail;
  }
}

const SCIM_TYPES: Readonly<Partial<Record<ErrorCode, ScimType>>> = {
  'CMN-101': 'invalidValue',
  'CMN-102': 'invalidValue',
  'CMN-103': 'invalidSyntax',
  'EXT-102': 'invalidValue',
  'EXT-103': 'invalidValue',
  'EXT-226': 'uniqueness',
  'EXT-227': 'uniqueness',
};

/** The same refusal in SCIM's error schema. The status is a string there. */
export function asScimError(fault: ApiFault): object {
  const scimType =
    fault instanceof ScimFault ? fault.scimType : fault.status === 404 ? undefined : SCIM_TYPES[fault.errorCode];
  return {
    schemas: [ERROR_SCHEMA],
    status: `${fault.status}`,
    ...(scimType ? { scimType } : {}),
    detail: fault.message,
  };
}
