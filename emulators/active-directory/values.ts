import type { Change } from './entry';
import { DirectoryError } from './result-codes';
import { ACCOUNT_DISABLE, type AttributeRule, attributeRule, PASSWORD_NOT_REQUIRED } from './schema';

/** Windows' default: a password has seven characters at least. */
const SHORTEST_PASSWORD = 7;
/** SAM's limit for a user's account name, below the schema's. */
const LONGEST_ACCOUNT_NAME = 20;

/** The rule of an attribute that these values obey. @throws DirectoryError naming the attribute when they do not. */
export function checkedValues(name: string, values: readonly string[]): AttributeRule {
  const rule = attributeRule(name);
  if (!rule)
    throw new DirectoryError('undefinedAttributeType', `00000057: AttrErr: attribute '${name}' is not in the schema`);
  if (values.length > 1 && !rule.multi)
    throw new DirectoryError('constraintViolation', `00002081: AttrErr: '${name}' holds a single value`);
  if (values.includes(''))
    throw new DirectoryError('invalidAttributeSyntax', `00000057: AttrErr: '${name}' cannot hold an empty value`);
  if (rule.integer && !values.every((value) => /^-?\d+$/.test(value)))
    throw new DirectoryError('invalidAttributeSyntax', `00000057: AttrErr: '${name}' holds integers`);
  const { max } = rule;
  if (max !== undefined && values.some((value) => value.length > max))
    throw new DirectoryError('constraintViolation', `00002082: AttrErr: '${name}' holds at most ${max} characters`);
  return rule;
}

/** What an attribute holds after one change. @throws DirectoryError for what AD refuses. */
export function valuesAfter({ operation, values }: Change, name: string, held: readonly string[]): readonly string[] {
  if (attributeRule(name)?.systemOnly)
    throw new DirectoryError('constraintViolation', `000020B1: AttrErr: '${name}' is written by the directory alone`);
  const holds = (value: string) => held.some((one) => one.toLowerCase() === value.toLowerCase());
  if (operation === 'replace') return values;
  if (operation === 'add') {
    if (values.some(holds))
      throw new DirectoryError('attributeOrValueExists', `00002083: AtrErr: '${name}' holds the value already`);
    return [...held, ...values];
  }
  const gone = values.length === 0 ? held : values;
  if (held.length === 0 || !gone.every(holds))
    throw new DirectoryError('noSuchAttribute', `00002085: AtrErr: '${name}' does not hold the value`);
  const removed = new Set(gone.map((value) => value.toLowerCase()));
  return held.filter((value) => !removed.has(value.toLowerCase()));
}

/** A password arrives as base64 of its UTF-16 little-endian form in double quotes [MS-ADTS 3.1.1.3.1.5]. */
export function decodePassword(value: string): string {
  const quoted = /^"(.*)"$/s.exec(Buffer.from(value, 'base64').toString('utf16le'))?.[1];
  if (quoted === undefined)
    throw new DirectoryError('unwillingToPerform', '0000001F: SvcErr: unicodePwd is not a quoted UTF-16 string');
  if (quoted.length < SHORTEST_PASSWORD)
    throw new DirectoryError('constraintViolation', '0000052D: SvcErr: the password does not meet the domain’s policy');
  return quoted;
}

/** @throws DirectoryError for an account that AD would not let be: a long name, or enabled without a password. */
export function checkAccount(attributes: Readonly<Record<string, readonly string[]>>, hasPassword: boolean): void {
  const [account = ''] = attributes['sAMAccountName'] ?? [];
  if (account === '' || account.length > LONGEST_ACCOUNT_NAME)
    throw new DirectoryError('unwillingToPerform', `00000523: SvcErr: '${account}' is no account name`);
  const control = Number(attributes['userAccountControl']?.[0]);
  if (!hasPassword && (control & (ACCOUNT_DISABLE | PASSWORD_NOT_REQUIRED)) === 0)
    throw new DirectoryError('unwillingToPerform', '0000052D: SvcErr: an enabled account needs a password');
}
