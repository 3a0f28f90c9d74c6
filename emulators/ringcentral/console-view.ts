import { textsOf, type ConsoleView } from '../http/console-view';
import type { Store } from './store';

/** What RingCentral's admin portal shows: users with their numbers, and the audit trail. */
export function ringCentralView({ state }: Store): ConsoleView {
  const numbersOf = (id: number) => state.phoneNumbers.filter(({ extensionId }) => extensionId === id);
  return {
    people: state.extensions.flatMap(({ id, status, extensionNumber, contact, name = '' }) => {
      if (!contact?.email) return [];
      const numbers = numbersOf(id);
      const direct = numbers.find(({ primary }) => primary) ?? numbers[0];
      const { businessAddress = {}, ...plain } = contact;
      return {
        email: contact.email,
        name,
        number: [direct?.phoneNumber, extensionNumber && `#${extensionNumber}`].filter(Boolean).join(''),
        status: status.toLowerCase(),
        values: {
          ...textsOf(plain),
          ...textsOf(businessAddress),
          ...(extensionNumber === undefined ? {} : { extensionNumber }),
          ...(numbers.length === 0
            ? {}
            : { numbers: numbers.map(({ phoneNumber, status: state }) => `${phoneNumber} ${state}`).join(', ') }),
        },
      };
    }),
    written: state.audit.map(({ eventTime, actionId, initiatorClientId, targetType, targetId }) => ({
      at: eventTime,
      by: initiatorClientId,
      what: `${actionId}: ${targetType} ${targetId}`,
    })),
  };
}
