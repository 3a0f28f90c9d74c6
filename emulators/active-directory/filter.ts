import {
  AndFilter,
  EqualityFilter,
  ExtensibleFilter,
  type Filter,
  FilterParser,
  GreaterThanEqualsFilter,
  LessThanEqualsFilter,
  NotFilter,
  OrFilter,
  PresenceFilter,
  SubstringFilter,
} from 'ldapts';
import { dnKey } from './distinguished-name';
import { DirectoryError } from './result-codes';
import { attributeRule } from './schema';

/** Reads one attribute of an entry, under its name in the schema. */
type ReadValues = (attribute: string) => readonly string[];

const BIT_AND = '1.2.840.113556.1.4.803';

/** `objectCategory=person` is short for the distinguished name that the attribute really holds. */
const categoryMatches = (value: string, wanted: string): boolean =>
  value.toLowerCase().startsWith(`cn=${wanted.toLowerCase()},`);

function equals(attribute: string, value: string, wanted: string): boolean {
  const rule = attributeRule(attribute);
  if (rule?.name === 'objectCategory' && !wanted.includes('=')) return categoryMatches(value, wanted);
  if (rule?.dn) return dnKey(value) === dnKey(wanted);
  return value.toLowerCase() === wanted.toLowerCase();
}

function substringMatches({ initial, any, final }: SubstringFilter, value: string): boolean {
  const text = value.toLowerCase();
  if (!text.startsWith(initial.toLowerCase()) || !text.endsWith(final.toLowerCase())) return false;
  let from = initial.length;
  for (const part of any) {
    const at = text.indexOf(part.toLowerCase(), from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return from <= text.length - final.length;
}

/** Whether all bits of the mask are set: the only matching rule that directory tools use on accounts. */
function bitsMatch({ rule, matchType, value }: ExtensibleFilter, read: ReadValues): boolean {
  if (rule !== BIT_AND) throw new DirectoryError('protocolError', `00000057: matching rule ${rule} is not supported`);
  const mask = BigInt(value);
  return read(matchType).some((held) => (BigInt(held) & mask) === mask);
}

function matches(filter: Filter, read: ReadValues): boolean {
  if (filter instanceof AndFilter) return filter.filters.every((one) => matches(one, read));
  if (filter instanceof OrFilter) return filter.filters.some((one) => matches(one, read));
  if (filter instanceof NotFilter) return !matches(filter.filter, read);
  if (filter instanceof ExtensibleFilter) return bitsMatch(filter, read);
  if (filter instanceof PresenceFilter) return read(filter.attribute).length > 0;
  if (filter instanceof SubstringFilter) return read(filter.attribute).some((value) => substringMatches(filter, value));
  if (filter instanceof GreaterThanEqualsFilter)
    return read(filter.attribute).some((value) => BigInt(value) >= BigInt(filter.value));
  if (filter instanceof LessThanEqualsFilter)
    return read(filter.attribute).some((value) => BigInt(value) <= BigInt(filter.value));
  if (filter instanceof EqualityFilter) {
    const wanted = String(filter.value);
    return read(filter.attribute).some((value) => equals(filter.attribute, value, wanted));
  }
  throw new DirectoryError('protocolError', '00000057: this kind of filter is not supported');
}

/** Compiles an LDAP filter (RFC 4515). @throws DirectoryError when it does not parse. */
export function compileFilter(text: string): (read: ReadValues) => boolean {
  try {
    const filter = FilterParser.parseString(text);
    return (read) => matches(filter, read);
  } catch (error) {
    throw new DirectoryError('protocolError', `00000057: bad filter: ${(error as Error).message}`);
  }
}
