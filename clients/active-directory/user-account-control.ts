/** Bits of userAccountControl [MS-ADTS 2.2.16]. */
const ACCOUNT_DISABLE = 0x2;
const NORMAL_ACCOUNT = 0x200;

/** An enabled ordinary account. */
export const ENABLED_ACCOUNT = NORMAL_ACCOUNT;

export const isEnabled = (control: number): boolean => (control & ACCOUNT_DISABLE) === 0;

/** The same account, switched on or off; every other bit stays as an administrator set it. */
export const withEnabled = (control: number, enabled: boolean): number =>
  enabled ? control & ~ACCOUNT_DISABLE : control | ACCOUNT_DISABLE;

/** AD takes a new password as UTF-16 in double quotes [MS-ADTS 3.1.1.3.1.5], here as base64; over TLS only. */
export const passwordValue = (password: string): string => Buffer.from(`"${password}"`, 'utf16le').toString('base64');
