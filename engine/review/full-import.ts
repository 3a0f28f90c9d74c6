import type { Flows } from '../sync';
import { isBlank, type Value } from '../sync/values';
import { isDirectory } from '../systems/kinds';
import type { PersonRecord } from './model';
import type { Limits, PersonRefusal } from './limits';

type Account = Readonly<Record<string, unknown>> | undefined;

/** What a directory's account must have and has not; Okta's import leaves such an account out. Undefined: it is taken. */
export function leavesOut(
  flows: Flows,
  { attributes = {} }: Limits,
): (account: Account, system: string) => string | undefined {
  const required = new Map(
    [...flows.systems.values()].flatMap(({ id, kind }) =>
      isDirectory(kind)
        ? [[id, Object.entries(attributes[id] ?? {}).flatMap(([name, one]) => (one.required ? [name] : []))] as const]
        : [],
    ),
  );
  return (account, system) => {
    if (account === undefined) return undefined;
    return required.get(system)?.find((name) => name in account && isBlank(account[name] as Value));
  };
}

/**
 * Whom the next full import deactivates: it leaves out an account without a required attribute, and takes the person for one who is gone
 * (support.okta.com). RingCentral's account goes with them.
 */
export function nextFullImport(flows: Flows, limits: Limits): (record: PersonRecord) => PersonRefusal | undefined {
  const missing = leavesOut(flows, limits);
  return ({ status, profiles }) => {
    if (status === 'DEPROVISIONED') return undefined;
    const source = flows.sources.find(({ id }) => profiles[id] !== undefined);
    const attribute = source && missing(profiles[source.id], source.id);
    if (source === undefined || attribute === undefined) return undefined;
    const reason = 'the account has none, so the next full import leaves it out and deactivates the person in Okta';
    return { system: source.id, attribute, reason };
  };
}
