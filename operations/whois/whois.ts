import { systemClock } from '../../clients/rate-limit';
import type { Value } from '../../engine/sync';
import { attributeRows, type AttributeRow } from '../../engine/whois/rows';
import { loadEnvironment } from '../../project';
import { masked, unmasked, type Mask } from '../../reports/mask';
import type { Outcome } from '../outcome';
import type { Connecting } from '../tenants/connect';
import { failuresOf } from '../tenants/failures';
import { readNamed, withReach, type KnownPerson, type Reach } from '../tenants/person/read';
import type { Whois, WhoisAttribute, WhoisSystem } from './model';
import { numbersFirst, whyNoNumber } from './number';
import { whoisText } from './text';
import { inLines } from '../../reports/outgoing';
import { isRingCentral } from '../../engine/systems/kinds';

export interface WhoisRequest {
  readonly env: string;
  /** Login, email, Okta id, employee id, account name, number or extension. */
  readonly person: string;
  readonly showValues: boolean;
}

const shown = (value: Value, mask: Mask): Value => (value === null ? null : mask(value));

/** What is under way first, then where it goes from here. */
function nextOf({ attribute, to, upcoming }: AttributeRow, mask: Mask): string | undefined {
  const own = attribute.includes('.') ? attribute : `okta.${attribute}`;
  const pending = upcoming.map(({ path, after }) =>
    path === own ? `the next import makes it ${mask(after)}` : `${path} becomes ${mask(after)}`,
  );
  const settled = to.filter((path) => upcoming.every((change) => change.path !== path));
  const parts = [...pending, ...(settled.length > 0 ? [`goes to ${settled.join(', ')}`] : [])];
  return parts.length > 0 ? parts.join('; ') : undefined;
}

function attributeOf(row: AttributeRow, mask: Mask): WhoisAttribute {
  const next = nextOf(row, mask);
  return {
    attribute: row.attribute,
    source: row.source,
    values: Object.fromEntries(Object.entries(row.values).map(([system, value]) => [system, shown(value, mask)])),
    ...(row.expression !== undefined && { expression: row.expression }),
    ...(next !== undefined && { next }),
  };
}

const LINK_STATUS = { ACTIVE: 'linked', SUSPENDED: 'suspended', INACTIVE: 'link rests' } as const;

function systemsOf({ environment }: Reach, { user, person, asked, ringcentral, appUsers }: KnownPerson): WhoisSystem[] {
  const systems = Object.keys(environment.systems).map((system): WhoisSystem => {
    const account = person.accounts[system];
    const link = person.appUsers[system];
    const itself = isRingCentral(environment.systems[system]!.kind) ? ringcentral?.extension.status : account?.status;
    const readFrom = asked.has(system) ? 'system' : 'okta';
    const failing = appUsers.get(system)?.syncState === 'ERROR' ? ', the last push failed' : '';
    const status = readFrom === 'system' ? (itself ?? 'no account') : link ? 'known to Okta' : 'no account';
    return {
      system,
      readFrom,
      status: `${status}${link ? `, ${LINK_STATUS[link.status]}` : ', not linked'}${failing}`,
    };
  });
  return [{ system: 'okta', status: user.status, readFrom: 'system' }, ...systems];
}

/**
 * One person in every system side by side: each attribute with its source, the line that made it and what flows next, and why
 * there is no number yet. Reads only. Exit 1 where the number is not everywhere yet.
 */
export function whois({ env, person: wanted, showValues }: WhoisRequest, connecting: Connecting): Promise<Outcome> {
  const environment = loadEnvironment(env, connecting.env.ENVIRONMENT_FILE);
  return withReach(environment, connecting, async (reach) => {
    const known = await readNamed(reach, wanted);
    const rows = numbersFirst(environment, attributeRows(reach.flows, known.person, known.asked));
    const failures = await failuresOf(reach.okta, (connecting.clock ?? systemClock).now(), known.user.id);
    const mask = showValues ? unmasked : masked();
    const json: Whois = {
      person: String(known.user.profile['login']),
      id: known.user.id,
      systems: systemsOf(reach, known),
      attributes: rows.map((row) => attributeOf(row, mask)),
      why: whyNoNumber(reach, known, rows, failures, mask),
    };
    return { exitCode: json.why.length > 0 ? 1 : 0, json, text: whoisText(inLines(json)) };
  });
}
