import type { PhoneNumber } from '../entities';
import type { Store } from '../store';
import { accountUri, extensionUri } from './extension';

const extensionOf = (store: Store, { extensionId }: PhoneNumber) =>
  extensionId === undefined ? undefined : store.extension(extensionId);

/** A number in API v1: numeric ids, and the stand-in of a number that is being ported. */
export function numberV1(store: Store, number: PhoneNumber, baseUrl: string): object {
  const extension = extensionOf(store, number);
  const temporary = number.temporaryNumberId === undefined ? undefined : store.phoneNumber(number.temporaryNumberId);
  return {
    uri: `${accountUri(baseUrl, store)}/phone-number/${number.id}`,
    id: number.id,
    phoneNumber: number.phoneNumber,
    ...(extension && {
      extension: {
        id: extension.id,
        uri: extensionUri(baseUrl, store, extension.id),
        extensionNumber: extension.extensionNumber,
      },
    }),
    paymentType: number.paymentType,
    type: number.type,
    usageType: number.usageType,
    status: number.status,
    primary: number.primary,
    ...(number.label ? { label: number.label } : {}),
    ...(number.status === 'Pending' && temporary
      ? { temporaryNumber: { id: `${temporary.id}`, phoneNumber: temporary.phoneNumber } }
      : {}),
  };
}

/** A number in API v2: ids are strings. */
export function numberV2(store: Store, number: PhoneNumber): object {
  const extension = extensionOf(store, number);
  return {
    id: `${number.id}`,
    phoneNumber: number.phoneNumber,
    type: number.type,
    tollType: number.tollType,
    usageType: number.usageType,
    status: number.status,
    byocNumber: false,
    ...(extension && { extension: { id: `${extension.id}`, extensionNumber: extension.extensionNumber } }),
  };
}
