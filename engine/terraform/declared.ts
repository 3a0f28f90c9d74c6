import { createHash } from 'node:crypto';
import { equal, leavesOf } from '../drift/fields';

type Block = Readonly<Record<string, unknown>>;
/** Resources of a synthesised stack, by type and name. */
type Resources = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A reference that Terraform resolves; a doubled `$` only writes one. */
const REFERENCE = /(^|[^$])\$\{/;
const ID = 'id ';

const META = new Set(['//', 'depends_on', 'lifecycle', 'provider', 'count', 'for_each', 'provisioner', 'connection']);

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

function unescaped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unescaped);
  return typeof value === 'string' ? value.replaceAll('$${', '${') : value;
}

const texts = (value: unknown): readonly string[] | undefined => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
};

const asId = (value: unknown): string => `${ID}${(texts(value) ?? [JSON.stringify(value)]).join()}`;

/** A literal as its hash; a reference stays, so that the state holds the id it led to. */
const recorded = (value: unknown): string =>
  texts(value)?.some((text) => REFERENCE.test(text)) ? asId(value) : hash(unescaped(value));

const ignoresChanges = ({ lifecycle }: Block): boolean =>
  (lifecycle as { ignore_changes?: unknown } | undefined)?.ignore_changes !== undefined;

/** By address and field: what a stack declares, for the receipt of what was applied. Whatever ignores changes is left out. */
export const declaredFields = (resources: Resources, left: (type: string) => boolean): Record<string, string> =>
  Object.fromEntries(
    Object.entries(resources)
      .filter(([type]) => !left(type))
      .flatMap(([type, named]) =>
        Object.entries(named)
          .filter(([, block]) => !ignoresChanges(block))
          .flatMap(([name, block]) => {
            const stated = Object.fromEntries(Object.entries(block).filter(([key]) => !META.has(key)));
            return Object.entries(leavesOf(stated)).map(([field, value]) => [
              `${type}.${name} ${field}`,
              recorded(value),
            ]);
          }),
      ),
  );

const isWithin = (field: string, path: string): boolean => path === field || path.startsWith(`${field}.`);

/** Whether an apply of this object was ever completed. */
export const isKnown = (declared: Readonly<Record<string, string>>, address: string): boolean =>
  Object.keys(declared).some((place) => place.startsWith(`${address} `));

/** Whether a live value is the one that was applied last, as the receipt remembers it. A place that it does not know held nothing. */
export function isAsApplied(declared: Readonly<Record<string, string>>, address: string, field: string, live: unknown) {
  const own = Object.fromEntries(
    Object.entries(declared).flatMap(([place, value]) => {
      const path = place.slice(address.length + 1);
      return place.startsWith(`${address} `) && isWithin(field, path) ? [[path, value] as const] : [];
    }),
  );
  const found = leavesOf(live ?? {}, field);
  return (
    equal(Object.keys(own).sort(), Object.keys(found).sort()) &&
    Object.entries(found).every(([path, value]) => own[path] === hash(value) || own[path] === asId(value))
  );
}
