import type { Extension } from '../../../clients/ringcentral';
import { personsNumber } from '../../../engine/systems/ringcentral-numbers';
import { joined, personal, said, type Said } from '../../../reports/personal';
import { failed, type Run, type Seen, type VerifyStep } from '../run';
import { until } from '../waiting';

/** Attributes of the app's profile as RingCentral keeps them. The country is left out: it reads back written out. */
const KEPT: Readonly<Record<string, (contact: NonNullable<Extension['contact']>) => string | undefined>> = {
  firstName: ({ firstName }) => firstName,
  lastName: ({ lastName }) => lastName,
  email: ({ email }) => email,
  mobilePhone: ({ mobilePhone }) => mobilePhone,
  department: ({ department }) => department,
  street: ({ businessAddress }) => businessAddress?.street,
  city: ({ businessAddress }) => businessAddress?.city,
  state: ({ businessAddress }) => businessAddress?.state,
  zip: ({ businessAddress }) => businessAddress?.zip,
};

/** What Okta believes to have pushed, and RingCentral does not hold. */
function missing({ found }: Run, { contact }: Extension): Said[] {
  const pushed = found.appUser!.profile;
  return Object.entries(KEPT).flatMap(([attribute, kept]) => {
    const value = pushed[attribute];
    const held = kept(contact ?? {});
    if (typeof value !== 'string' || value === '' || held?.toLowerCase() === value.toLowerCase()) return [];
    return [said`RingCentral keeps ${attribute} ${personal(held)}, Okta pushed ${personal(value)}`];
  });
}

async function extensionNow({ ringcentral, login, found }: Run): Promise<Extension | undefined> {
  const email = found.user?.profile['email'];
  const address = typeof email === 'string' ? email : login;
  return (await ringcentral.extensions({ email: address })).find(({ status }) => status !== 'Unassigned');
}

async function take(run: Run): Promise<Seen> {
  const { ringcentral, found } = run;
  if (!found.appUser) return failed('needs the push of step 3');
  const extension = await until(() => extensionNow(run), run.patience, run);
  if (!extension) return failed('RingCentral has no user with this address: is there a free licence?');
  found.extension = extension;
  found.number = personsNumber(await ringcentral.numbersOf(extension.id));
  const { extensionNumber, status } = extension;
  const evidence = {
    extension: extension.id,
    status,
    directNumber: personal(found.number),
    extensionNumber: personal(extensionNumber),
  };
  const wrong: Said[] = [
    ...(found.number ? [] : ['no direct number rings: the licence has none, or it is being ported']),
    ...(extensionNumber ? [] : ['no extension number was given']),
    ...missing(run, extension),
  ];
  return wrong.length === 0 ? { ok: true, evidence } : failed(joined(wrong, '; '), evidence);
}

export const userInRingCentral: VerifyStep = {
  step: 4,
  name: () => 'Created in RingCentral, with a direct number and an extension',
  suspects: ['ringcentral-directory-integration', 'ringcentral-plan'],
  take,
};
