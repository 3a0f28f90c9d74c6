import { OKTA_CONSOLE } from '../conditions/consoles';
import type { DataDrift } from '../drift';
import { wayOf } from '../explanations/attribute';
import { explain } from '../explanations/explain';
import type { SystemId } from '../flows/model';
import type { Flows } from '../sync';
import type { Arrival, Observed, OpenFailure, Refusal } from './model';
import { FAILURES_THAT_WAIT, harmOf, WAITS, type WaitId } from './waits';
import { withoutValues } from './without-values';

/** What of the org and the account decides whose turn it is. */
export interface Circumstances {
  readonly flows: Flows;
  /** RingCentral's name in the environment. */
  readonly ringcentral: SystemId;
  /** Whether the RingCentral app creates users. */
  readonly createsUsers: boolean;
  /** Undefined: RingCentral could not be asked. */
  readonly freeLicences: number | undefined;
}

const OKTA = 'okta';
const ACCOUNT = 'account';

const attributeOf = (path: string): string => path.slice(path.indexOf('.') + 1);

const UNTOLD = 'Okta shows that the last push failed; its log no longer tells why.';
const LOOK = `open the person under ${OKTA_CONSOLE.tasks}, and retry`;

/** The attribute that the message names; else the first value that did not come. */
function refusedAttribute(
  { flows }: Circumstances,
  { system, kind }: OpenFailure,
  parameter: string | undefined,
  values: readonly DataDrift[],
): string {
  const way = parameter === undefined ? undefined : wayOf(flows, system, parameter);
  if (way) return attributeOf(way.attribute);
  const at = kind === 'import' ? OKTA : system;
  return values.find((one) => one.system === at)?.attribute ?? parameter?.split('.').at(-1) ?? ACCOUNT;
}

/** What a failure means for the person; a wait where it says nothing about their data. */
function meaningOf(circumstances: Circumstances, failure: OpenFailure, values: readonly DataDrift[]): Refusal | WaitId {
  const { message, kind, system } = failure;
  const explained = message === undefined ? undefined : explain(message);
  const waits = explained && FAILURES_THAT_WAIT[explained.id];
  if (waits) return waits;
  return {
    system: kind === 'import' ? OKTA : system,
    attribute: refusedAttribute(circumstances, failure, explained?.parameters['parameter'], values),
    reason: explained?.cause ?? (message === undefined ? UNTOLD : withoutValues(message)),
    remedy: explained?.remedy ?? LOOK,
  };
}

const placeOf = ({ system, attribute }: DataDrift): string => `${system}.${attribute}`;

/** Why an account is not as access says it should be. */
function accountWait({ expected }: DataDrift, system: SystemId, circumstances: Circumstances): WaitId {
  const { ringcentral, createsUsers, freeLicences } = circumstances;
  if (expected !== 'enabled' || system !== ringcentral) return 'assignment';
  if (!createsUsers) return 'createUsers';
  return freeLicences === 0 ? 'licence' : 'account';
}

/**
 * What a value waits for. What Okta could make of its own copies, and has not, waits for "Apply updates"; what only the systems
 * themselves tell waits for an import, or in a system that somebody wrote to, for the next push.
 */
function valueWait(one: DataDrift, stale: ReadonlySet<string>, circumstances: Circumstances): WaitId {
  if (one.attribute === ACCOUNT) return accountWait(one, one.system, circumstances);
  if (stale.has(placeOf(one))) return 'applyUpdates';
  return one.system === OKTA ? 'importDue' : 'push';
}

const mostHarm = (ids: readonly WaitId[]): WaitId[] => [...ids].sort((a, b) => harmOf(a) - harmOf(b));

/** Where one person stands: what does the most harm is told, once a person. */
export function judgeArrival(observed: Observed, circumstances: Circumstances): Arrival {
  const { active, stale, differing, failures, porting } = observed;
  if (!active) return { state: 'arrived' };
  const meanings = failures.map((failure) => meaningOf(circumstances, failure, differing));
  const refusal = meanings.find((one): one is Refusal => typeof one === 'object');
  if (refusal) return { state: 'refused', refusal, values: differing };
  const places = new Set(stale.map(placeOf));
  const [failed] = mostHarm(meanings.filter((one): one is WaitId => typeof one === 'string'));
  // What a failure of the whole person waits for, each of their values waits for too.
  const valued = differing.map((value) => {
    const own = valueWait(value, places, circumstances);
    return { value, id: mostHarm(failed === undefined ? [own] : [failed, own])[0]! };
  });
  const ids = [...(failed === undefined ? [] : [failed]), ...(porting ? (['port'] as const) : [])];
  const [worst] = mostHarm([...ids, ...valued.map(({ id }) => id)]);
  if (worst === undefined) return { state: 'arrived' };
  const values = valued.map(({ value, id }) => ({ value, wait: WAITS[id] }));
  return { state: 'waiting', wait: WAITS[worst], values };
}
