import { equal, leavesOf } from '../drift/fields';
import { isBookkeeping } from './resources';

type Block = Readonly<Record<string, unknown>>;
/** Resources of a synthesised stack, by type and name. */
type Resources = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A reference that Terraform resolves; a doubled `$` only writes one. */
const REFERENCE = /(^|[^$])\$\{/;
const ID = 'id ';

const META = new Set(['//', 'depends_on', 'lifecycle', 'provider', 'count', 'for_each', 'provisioner', 'connection']);

/** Short and one-way. Handed over: the engine knows no Node. */
export type Hash = (text: string) => string;

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
const recorded = (value: unknown, hash: Hash): string =>
  texts(value)?.some((text) => REFERENCE.test(text)) ? asId(value) : hash(JSON.stringify(unescaped(value)));

const ignoresChanges = ({ lifecycle }: Block): boolean =>
  (lifecycle as { ignore_changes?: unknown } | undefined)?.ignore_changes !== undefined;

/** By address and field: what a stack declares, for the receipt of what was applied. Whatever ignores changes is left out. */
export const declaredFields = (resources: Resources, hash: Hash): Record<string, string> =>
  Object.fromEntries(
    Object.entries(resources)
      .filter(([type]) => !isBookkeeping(type))
      .flatMap(([type, named]) =>
        Object.entries(named)
          .filter(([, block]) => !ignoresChanges(block))
          .flatMap(([name, block]) => {
            const stated = Object.fromEntries(Object.entries(block).filter(([key]) => !META.has(key)));
            return Object.entries(leavesOf(stated)).map(([field, value]) => [
              `${type}.${name} ${field}`,
              recorded(value, hash),
            ]);
          }),
      ),
  );

const isWithin = (field: string, path: string): boolean => path === field || path.startsWith(`${field}.`);

/** What the receipt remembers of the last apply. */
export class LastApplied {
  constructor(
    private readonly declared: Readonly<Record<string, string>>,
    private readonly hash: Hash,
  ) {}

  /** Whether an apply of this object was ever completed. */
  knows(address: string): boolean {
    return Object.keys(this.declared).some((place) => place.startsWith(`${address} `));
  }

  /** Whether a live value is the one that was applied last. A place that the receipt does not know held nothing. */
  holds(address: string, field: string, live: unknown): boolean {
    const own = Object.fromEntries(
      Object.entries(this.declared).flatMap(([place, value]) => {
        const path = place.slice(address.length + 1);
        return place.startsWith(`${address} `) && isWithin(field, path) ? [[path, value] as const] : [];
      }),
    );
    const found = leavesOf(live ?? {}, field);
    return (
      equal(Object.keys(own).sort(), Object.keys(found).sort()) &&
      Object.entries(found).every(
        ([path, value]) => own[path] === this.hash(JSON.stringify(value)) || own[path] === asId(value),
      )
    );
  }
}
