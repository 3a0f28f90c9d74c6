import { textsOf, type ConsoleView } from '../http/console-view';
import type { Directory } from './directory';
import { isDeleted, isDisabled } from './entry';

/** What "Active Directory Users and Computers" shows; a domain keeps no list of what was written. */
export function directoryView(directory: Directory): ConsoleView {
  const users = directory
    .snapshot()
    .entries.filter((entry) => entry.entryClass === 'user' && !isDeleted(entry) && entry.attributes['mail']);
  return {
    people: users.map((entry) => {
      const values = textsOf(
        Object.fromEntries(Object.entries(entry.attributes).map(([name, [first]]) => [name, first])),
      );
      return {
        email: values['mail']!,
        name: values['displayName'] ?? values['cn'] ?? '',
        number: values['telephoneNumber'],
        status: isDisabled(entry) ? 'disabled' : 'enabled',
        values,
      };
    }),
    written: [],
  };
}
