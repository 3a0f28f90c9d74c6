/**
 * Acme's offices and their number ranges. Every range is set aside for fiction by its country, so no number of the
 * company can ever ring: North America NPA-555-0100…0199 (NANPA), London 020 7946 0000…0999 and mobiles
 * 07700 900000…900999 (Ofcom), Berlin 030 23125 000…999 and mobiles 0171 39200 00…99 (Bundesnetzagentur).
 */
export interface Office {
  readonly streetAddress: string;
  readonly l: string;
  readonly st?: string;
  readonly postalCode: string;
  readonly c: string;
  /** E.164 prefix of mobile numbers; `mobileDigits` more follow. */
  readonly mobilePrefix: string;
  readonly mobileDigits: number;
}

export const OFFICES = {
  sanFrancisco: {
    streetAddress: '1 Example Plaza',
    l: 'San Francisco',
    st: 'CA',
    postalCode: '94105',
    c: 'US',
    mobilePrefix: '+162855501',
    mobileDigits: 2,
  },
  newYork: {
    streetAddress: '200 Sample Avenue',
    l: 'New York',
    st: 'NY',
    postalCode: '10001',
    c: 'US',
    mobilePrefix: '+191755501',
    mobileDigits: 2,
  },
  toronto: {
    streetAddress: '30 Specimen Street West',
    l: 'Toronto',
    st: 'ON',
    postalCode: 'M5H 1A1',
    c: 'CA',
    mobilePrefix: '+164755501',
    mobileDigits: 2,
  },
  london: {
    streetAddress: '4 Placeholder Row',
    l: 'London',
    st: 'England',
    postalCode: 'EC2A 1AA',
    c: 'GB',
    mobilePrefix: '+447700900',
    mobileDigits: 3,
  },
  berlin: {
    streetAddress: 'Musterstraße 5',
    l: 'Berlin',
    st: 'Berlin',
    postalCode: '10115',
    c: 'DE',
    mobilePrefix: '+4917139200',
    mobileDigits: 2,
  },
} as const satisfies Record<string, Office>;

export type OfficeId = keyof typeof OFFICES;
