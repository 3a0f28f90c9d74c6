import type { Request } from './transport';

/** A change at RingCentral as it goes over the wire: a dry run shows it, `RingCentralClient.write` sends it. */
export interface WriteRequest extends Request {
  readonly method: 'POST' | 'PUT';
  readonly body: Readonly<Record<string, unknown>>;
}

const V1 = '/restapi/v1.0/account/~';
const V2 = '/restapi/v2/accounts/~';

/** Medium. At most five fields an account; an administrator has to enable the feature first. */
export const customFieldCreation = (displayName: string): WriteRequest => ({
  method: 'POST',
  path: `${V1}/custom-fields`,
  body: { category: 'User', displayName },
});

/** Medium. Writing the same value again changes nothing. */
export const customFieldValue = (extensionId: string, fieldId: string, value: string): WriteRequest => ({
  method: 'PUT',
  path: `${V1}/extension/${extensionId}`,
  body: { customFields: [{ id: fieldId, value }] },
});

/** Medium. An empty value clears the field. */
export const contactField = (extensionId: string, field: string, value: string): WriteRequest => ({
  method: 'PUT',
  path: `${V1}/extension/${extensionId}`,
  body: { contact: { [field]: value } },
});

/** Medium. The documented swap once a port is complete: the ported number takes the place of its temporary one. */
export const numberReplacement = (temporaryId: string, portedId: string): WriteRequest => ({
  method: 'POST',
  path: `${V2}/phone-numbers/${temporaryId}/replace`,
  body: { targetPhoneNumberId: portedId },
});
