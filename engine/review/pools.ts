import type { ExportedAccount } from '../org/exported';
import type { Pool, Unknown } from './model';
import { counted } from '../counted';

/**
 * What new people need of RingCentral's account beside what is free: a licence each, and the number that comes with it. An extension
 * number that nobody states is the account's to give.
 */
export function poolsOf(
  created: number,
  account: ExportedAccount | undefined,
  extensions: number,
): { readonly pools: Pool[]; readonly unknown: Unknown[] } {
  if (created === 0) return { pools: [], unknown: [] };
  if (account === undefined)
    return {
      pools: [],
      unknown: [
        {
          what: 'licences and numbers of RingCentral',
          why: `${counted(created, 'person gains', 'people gain')} RingCentral, and nobody asked what is free: export again with RC_SERVER_URL, RC_APP_CLIENT_ID, RC_APP_CLIENT_SECRET and RC_USER_JWT set`,
        },
      ],
    };
  const { licences, licencesWithNumber, inventory, extensionNumbers } = account;
  return {
    pools: [
      { kind: 'licence', needed: created, free: licences },
      { kind: 'number', needed: created, free: licencesWithNumber + inventory },
      ...(extensions > 0
        ? [{ kind: 'extension', needed: extensions, free: freeExtensions(extensionNumbers) } as const]
        : []),
    ],
    unknown: [],
  };
}

/** Of the numbers with as many digits as those in use. */
function freeExtensions(used: readonly string[]): number {
  const digits = Math.max(3, ...used.map(({ length }) => Math.min(length, 8)));
  return 9 * 10 ** (digits - 1) - used.filter(({ length }) => length === digits).length;
}
