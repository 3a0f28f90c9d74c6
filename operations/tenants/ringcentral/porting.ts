import type { Extension, PhoneNumber } from '../../../clients/ringcentral';
import type { Environment } from '../../../engine/environment/schema';
import { rings } from '../../../engine/systems/ringcentral-numbers';
import { directoryLinesAt } from '../../../engine/flows/write-back-lines';
import { isUser } from '../extensions';
import { directNumbersOf, extensionsWithEmail, type AccountReading } from './account';

type Person = { readonly id: string; readonly login: string; readonly email: string };

/** Somebody in scope whose number is on its way from another carrier, and which numbers say so. */
export interface Porting<P extends Person = Person> {
  readonly person: P;
  readonly extension: Extension;
  readonly numbers: readonly PhoneNumber[];
}

/** A temporary number whose ported one has come: the swap that is due. */
export interface Swap {
  readonly login: string;
  readonly extension: Extension;
  readonly temporary: PhoneNumber;
  readonly ported: PhoneNumber;
}

/** People in scope with a number that is Pending, Temporary, or ported in and not in its place yet. */
export const beingPorted = <P extends Person>(account: AccountReading, people: readonly P[]): Porting<P>[] =>
  people.flatMap((person) =>
    extensionsWithEmail(account, person.email)
      .filter(isUser)
      .flatMap((extension) => {
        const numbers = directNumbersOf(account, extension.id).filter((number) => !rings(number));
        return numbers.length > 0 ? [{ person, extension, numbers }] : [];
      }),
  );

/**
 * RingCentral names the temporary number of a port only while its number is Pending. After that the extension tells: one number has
 * come to it, `PortedIn` or ready, beside the temporary one. Several that could be meant are left to a person.
 */
export function swapsDue(account: AccountReading, { person, extension, numbers }: Porting): Swap[] {
  const pending = numbers.filter(({ status }) => status === 'Pending');
  return numbers
    .filter(({ status, id }) => status === 'Temporary' && !pending.some((one) => one.temporaryNumber?.id === id))
    .flatMap((temporary) => {
      const arrived = numbers.filter(({ status }) => status === 'PortedIn');
      const ready = directNumbersOf(account, extension.id).filter(rings);
      const candidates = arrived.length > 0 ? arrived : ready;
      return candidates.length === 1 ? [{ login: person.login, extension, temporary, ported: candidates[0]! }] : [];
    });
}

/** Where the write-back of numbers stands by the environment's own word; `on`: nothing holds a temporary number back. */
export function writeBackState(environment: Environment): 'on' | 'held' | 'later' | 'none' {
  if (directoryLinesAt(environment, 'live').length === 0) return 'none';
  if (environment.writeBack === 'held') return 'held';
  return directoryLinesAt(environment, environment.phase).length > 0 ? 'on' : 'later';
}
