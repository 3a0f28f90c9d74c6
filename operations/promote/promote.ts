import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { acknowledgementOf } from '../../engine/environment/acknowledged';
import type { Environment } from '../../engine/environment/schema';
import { UsageError } from '../../engine/errors';
import { reached } from '../../engine/flows/model';
import { withoutPilots } from '../../engine/flows/pilot';
import { lineId, tableOf } from '../../engine/flows/take';
import { differences, tableAt, type TableAt } from '../../engine/promotion/table';
import { loadEnvironment } from '../../project';
import type { Outcome } from '../outcome';
import { openOkta, type Connecting } from '../tenants/connect';
import { PROJECT, type Surroundings } from '../surroundings';
import { notLiveIn } from './live';
import type { Promotion } from './model';
import { promoteText } from './text';
import { revisionOf } from './revision';
import { inLines } from '../../reports/outgoing';
import { counted } from '../../engine/counted';

export interface PromoteFlags {
  /** The preview environment; credentials are those of its org, and only read. */
  readonly from: string;
  readonly to: string;
  /** Must be what is checked out, unedited. */
  readonly revision?: string | undefined;
}

/** Id of acknowledgements that let two environments differ at one place. */
const PROMOTION = 'promotion';

const hash = (table: TableAt): string => createHash('sha256').update(canonicalize(table)!).digest('hex');

const accepts =
  (environment: Environment, now: Date) =>
  (place: string): boolean =>
    acknowledgementOf(environment, { id: PROMOTION, place, now: now.toISOString() }) !== undefined;

function refusalOf(
  from: Environment,
  to: Environment,
  { differences: differing, notLive }: Omit<Promotion, 'refused'>,
) {
  if (!reached(from.phase, to.phase))
    return {
      why: `${to.name} wants phase ${to.phase}, and ${from.name} stands at ${from.phase}: nobody has seen it live.`,
      remedy: `take ${from.name} to ${to.phase} first`,
    };
  if (differing.length > 0)
    return {
      why: `${to.name} declares another table than ${from.name}, at ${counted(differing.length, 'place')}.`,
      remedy: `try it in ${from.name} first, or acknowledge each place in ${to.name} with the id ${PROMOTION}, a reason and a date`,
    };
  if (notLive.length > 0)
    return {
      why: `${from.name} does not show all that it declares: ${counted(notLive.length, 'thing is', 'things are')} not live.`,
      remedy: `apply ${from.name}, or fix its drift, then promote again`,
    };
  return undefined;
}

/**
 * Whether `to` may be applied: it declares the same table as `from` at its phase, and `from` is live with it, as its org shows.
 * Reads the checkout and the org of `from`; writes nothing. Exit 0: it may; 1: refused; 3: the org could not be read.
 */
export async function promote(
  flags: PromoteFlags,
  surroundings: Surroundings & Pick<Connecting, 'clock'>,
): Promise<Outcome> {
  const { env } = surroundings;
  if (flags.from === flags.to) throw new UsageError('--from and --to name the same environment.');
  const [from, to] = [
    loadEnvironment(flags.from, env.ENVIRONMENT_FILE),
    loadEnvironment(flags.to, env.ENVIRONMENT_FILE),
  ];
  const revision = await revisionOf(PROJECT, flags.revision);
  // What was piloted in one environment holds for everybody in the next.
  const [before, after] = [from, to].map((one) => tableAt(tableOf(withoutPilots(one, lineId)), to.phase)) as [
    TableAt,
    TableAt,
  ];
  const known = accepts(to, surroundings.now());
  const promotion = {
    revision,
    from: { environment: from.name, phase: from.phase, table: hash(before) },
    to: { environment: to.name, phase: to.phase, table: hash(after) },
    differences: differences(before, after).filter(({ where }) => !known(where)),
    notLive: await notLiveIn(from, await openOkta(from, surroundings)),
  };
  const refused = refusalOf(from, to, promotion);
  const json: Promotion = { ...promotion, ...(refused ? { refused } : {}) };
  return { exitCode: refused ? 1 : 0, json, text: promoteText(inLines(json)) };
}
