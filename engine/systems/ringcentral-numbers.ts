/** A phone number as RingCentral lists it, in an account, of an extension, or in its directory. */
export interface ListedNumber {
  readonly phoneNumber: string;
  readonly usageType?: string | undefined;
  /** Absent in the directory, and in lists of accounts that never ported a number. */
  readonly status?: string | undefined;
}

/** A line of somebody's own, rather than the company's, a forwarding or a stock number. */
export const isDirect = ({ usageType }: Pick<ListedNumber, 'usageType'>): boolean => usageType === 'DirectNumber';

/**
 * Whether calls reach it. The other states belong to a port that is under way (RingCentral API reference, "Phone number status"): such a
 * number is written nowhere. A number whose state is not told is taken to ring.
 */
export const rings = ({ status }: Pick<ListedNumber, 'status'>): boolean => status === undefined || status === 'Normal';

/** The number that is a person's: of the direct ones that ring the first, which is what Okta imports (help.okta.com, RingCentral). */
export const personsNumber = (numbers: readonly ListedNumber[]): string | undefined =>
  numbers.find((number) => isDirect(number) && rings(number))?.phoneNumber;
