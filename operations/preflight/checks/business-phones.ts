import type { SeedCheck } from '../check';
import { counted } from '../../../engine/counted';

/** Attributes of RingCentral's app profile that become the contact's business phone. */
const ATTRIBUTES = ['businessPhone', 'workPhone', 'officePhone', 'primaryPhone'];

const digits = (value: unknown): string =>
  typeof value === 'string' ? (value.split('#')[0] ?? '').replace(/\D/g, '') : '';

/** `(415) 555-0103` is `+14155550103`: a country code may be left out in a directory. */
const isOneOf = (known: ReadonlySet<string>, value: string): boolean =>
  value.length >= 7 && [...known].some((number) => number === value || (value.length >= 9 && number.endsWith(value)));

export const businessPhones: SeedCheck = {
  id: 'business-phones',
  who: 'the author of the environment, with whoever keeps the directory',
  where:
    'the line towards RingCentral that fills the business phone: a RingCentral number must not be pushed back to it',
  source: 'RingCentral API reference, EXT-102: "Business phone may not be a RingCentral number"',
  examine: ({ people, numbers, inventory }) => {
    const known = new Set([...numbers, ...inventory].map(({ phoneNumber }) => digits(phoneNumber)));
    const rows = people.flatMap(({ login, pushed }) =>
      ATTRIBUTES.filter((attribute) => isOneOf(known, digits(pushed[attribute]))).map(
        (attribute) => `${login}: ${attribute} is a number of this RingCentral account`,
      ),
    );
    return {
      ok: rows.length === 0,
      people: rows.length,
      found: `${counted(rows.length, 'business phone that is pushed belongs', 'business phones that are pushed belong')} to RingCentral itself`,
      rows,
    };
  },
};
