import { z } from 'zod';
import type { Address, Contact, Extension } from '../entities';
import { ScimFault } from './errors';
import { ENTERPRISE_SCHEMA } from './resource';

export const patchSchema = z.object({
  Operations: z
    .array(
      z.object({
        op: z
          .string()
          .transform((op) => op.toLowerCase())
          .pipe(z.enum(['add', 'replace', 'remove'])),
        path: z.string().optional(),
        value: z.unknown().optional(),
      }),
    )
    .min(1),
});
type Operation = z.infer<typeof patchSchema>['Operations'][number];

/** What a patch changes; an empty string takes a value away. */
interface Patch {
  contact: Contact;
  active?: boolean;
  externalId?: string;
  /** Both names of the email, when the patch states them: they have to agree in the end. */
  userName?: string;
  email?: string;
}

type Setter = (patch: Patch, value: string) => void;

const contact =
  (name: Exclude<keyof Contact, 'businessAddress' | 'emailAsLoginName'>): Setter =>
  (patch, value) => {
    patch.contact[name] = value;
  };

const address =
  (name: keyof Address): Setter =>
  (patch, value) => {
    patch.contact.businessAddress = { ...patch.contact.businessAddress, [name]: value };
  };

const active: Setter = (patch, value) => {
  if (!/^(true|false)$/i.test(value)) throw new ScimFault(400, 'Parameter [active] value is invalid.', 'invalidValue');
  patch.active = value.toLowerCase() === 'true';
};

const readOnly: Setter = () => {
  throw new ScimFault(400, 'Attribute is read-only', 'mutability');
};

/** Paths that a patch may name, in lower case. */
const SETTERS: Readonly<Record<string, Setter>> = {
  active,
  username: (patch, value) => void (patch.userName = value),
  'emails[type eq "work"].value': (patch, value) => void (patch.email = value),
  externalid: (patch, value) => void (patch.externalId = value),
  title: contact('jobTitle'),
  'name.givenname': contact('firstName'),
  'name.familyname': contact('lastName'),
  [`${ENTERPRISE_SCHEMA}:department`.toLowerCase()]: contact('department'),
  'phonenumbers[type eq "mobile"].value': contact('mobilePhone'),
  'phonenumbers[type eq "work"].value': readOnly,
  'phonenumbers[type eq "other"].value': readOnly,
  'addresses[type eq "work"].streetaddress': address('street'),
  'addresses[type eq "work"].locality': address('city'),
  'addresses[type eq "work"].region': address('state'),
  'addresses[type eq "work"].postalcode': address('zip'),
  'addresses[type eq "work"].country': address('country'),
  id: readOnly,
  meta: readOnly,
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

/** Spreads a value without a path, or with the path of something that has parts, into single paths. */
function* leaves(path: string, value: unknown): Generator<readonly [string, unknown]> {
  if (Array.isArray(value)) {
    for (const item of value as Record<string, unknown>[]) {
      const { type = 'work', primary: _primary, ...parts } = item;
      yield* leaves(`${path}[type eq "${String(type)}"]`, parts);
    }
  } else if (typeof value === 'object' && value !== null) {
    const joint = path === '' ? '' : path.toLowerCase() === ENTERPRISE_SCHEMA.toLowerCase() ? `${path}:` : `${path}.`;
    for (const [name, part] of Object.entries(value)) yield* leaves(`${joint}${name}`, part);
  } else yield [path, value];
}

function applyLeaf(patch: Patch, path: string, value: unknown): void {
  const setter = SETTERS[path.toLowerCase()];
  if (!setter) throw new ScimFault(400, `Path [${path}] is invalid`, 'invalidPath');
  setter(patch, asText(value));
}

function applyOperation(patch: Patch, { op, path = '', value }: Operation): void {
  if (op === 'remove') {
    if (path === '') throw new ScimFault(400, 'Remove needs a path', 'noTarget');
    if (path.toLowerCase() === 'phonenumbers') return applyLeaf(patch, 'phoneNumbers[type eq "mobile"].value', '');
    return applyLeaf(patch, /\]$/.test(path) ? `${path}.value` : path, '');
  }
  for (const [leaf, part] of leaves(path, value)) applyLeaf(patch, leaf, part);
}

/** @throws ScimFault 400 invalidPath, invalidValue, mutability or noTarget */
export function patchOf(operations: readonly Operation[], extension: Extension): Patch {
  const patch: Patch = { contact: {} };
  for (const operation of operations) applyOperation(patch, operation);
  const { userName, email } = patch;
  if (userName === undefined && email === undefined) return patch;
  const current = extension.contact?.email ?? '';
  if ((userName ?? email ?? current).toLowerCase() !== (email ?? userName ?? current).toLowerCase()) {
    throw new ScimFault(400, 'Parameter [userName] value is invalid.', 'invalidValue');
  }
  patch.contact.email = email ?? userName;
  return patch;
}
