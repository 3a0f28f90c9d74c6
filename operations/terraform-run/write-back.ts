import { commandLine } from '../../engine/command-line';
import type { OktaClient } from '../../clients/okta';
import { systemClock } from '../../clients/rate-limit';
import { acknowledgementOf } from '../../engine/environment/acknowledged';
import type { Environment } from '../../engine/environment/schema';
import type { Phase } from '../../engine/flows/model';
import { masked } from '../../reports/mask';
import { defaultUserType } from '../tenants/org-names';
import { openRingCentral, type Connecting } from '../tenants/connect';
import { readAccount, type AccountReading } from '../tenants/ringcentral/account';
import { cutoverTable, cutoverWord, overwrites, type PersonsRow } from '../tenants/ringcentral/cutover';
import { anybodyInScope, peopleInScope, type PersonInScope } from '../tenants/ringcentral/people-in-scope';
import { beingPorted } from '../tenants/ringcentral/porting';
import { directoryLinesAt } from '../../engine/flows/write-back-lines';
import type { Refusal } from './refusal';
import { counted } from '../../engine/counted';

const MOST_ROWS = 20;

/** What the plan is about to do to directories. */
interface Plan {
  readonly environment: Environment;
  /** Directory attributes that no live line pushes yet: this apply is the first to write them. */
  readonly first: readonly string[];
  readonly goesLive: boolean;
  /** ISO 8601. */
  readonly now: string;
}

/** What the tenants hold: everybody in scope, and the account. */
interface Reading {
  readonly people: readonly PersonInScope[];
  readonly account: AccountReading;
}

const listed = (rows: readonly string[]): string[] => [
  ...rows.slice(0, MOST_ROWS).map((row) => `  ${row}`),
  ...(rows.length > MOST_ROWS ? [`  and ${rows.length - MOST_ROWS} more`] : []),
];

/** Directory attributes that the environment pushes in its phase and that no live line does: a line that is held counts as none. */
async function firstTime(environment: Environment, okta: OktaClient): Promise<string[]> {
  const userType = await defaultUserType(okta);
  const found: string[] = [];
  for (const { system, appId, lines } of directoryLinesAt(environment, environment.phase)) {
    const pushed = lines.filter(({ pushStatus }) => pushStatus === 'PUSH');
    if (pushed.length === 0) continue;
    const live = (await okta.findMapping(userType, appId))?.properties ?? {};
    found.push(...pushed.filter(({ to }) => live[to]?.pushStatus !== 'PUSH').map(({ to }) => `${system}.${to}`));
  }
  return found;
}

/** A mapping sees no number's status: what holds a temporary number back is that no line pushes yet. */
function portingRefusals({ environment, first }: Plan, { people, account }: Reading): Refusal[] {
  if (first.length === 0) return [];
  const moving = beingPorted(account, people);
  if (moving.length === 0) return [];
  const rows = moving.map(
    ({ person, numbers }) => `${person.id}: ${[...new Set(numbers.map(({ status }) => status))].sort().join(', ')}`,
  );
  return [
    {
      why: [
        `Numbers of ${counted(moving.length, 'person', 'people')} in scope are being ported, and ${first.join(', ')} would be written back: temporary numbers would reach a directory.`,
        ...listed(rows),
      ].join('\n'),
      remedy: `wait for the port; ${commandLine('seed')} --env ${environment.name} puts ported numbers in their place once they have come. To apply the rest now: writeBack: 'held' in environment ${environment.name}`,
    },
  ];
}

const overwritten = ({ person, path, directory, ringcentral }: PersonsRow, mask: (value: unknown) => string): string =>
  `${person}: ${path} ${mask(directory)} → ${ringcentral === null ? 'a number that comes with the account' : mask(ringcentral)}`;

/** Okta asks nobody: the first write-back replaces what a directory holds. */
function overwriteRefusals({ environment, first, now }: Plan, { people }: Reading): Refusal[] {
  const mask = masked();
  const open = overwrites(people)
    .filter(({ path }) => first.includes(path))
    .filter(({ path }) => !acknowledgementOf(environment, { id: 'RCO029', place: path, now }));
  if (open.length === 0) return [];
  const paths = [...new Set(open.map(({ path }) => path))];
  return [
    {
      why: [
        `The first write-back would replace ${open.length} different numbers in a directory (RCO029):`,
        ...listed(open.map((row) => overwritten(row, mask))),
      ].join('\n'),
      remedy: `${commandLine('seed')} --env ${environment.name} shows who it is; fix them in the directory, or acknowledge: { id: 'RCO029', address: '${paths.join("' or '")}', reason, expires } in environment ${environment.name}`,
    },
  ];
}

const cutoverRemedy = ({ name }: Environment, fingerprint?: string): string =>
  `read the cutover table of ${commandLine('seed')} --env ${name}; then acknowledge it: { id: 'cutover', ${fingerprint ? `address: '${fingerprint}', ` : ''}reason, expires } in environment ${name}`;

/** Phase live is the cutover: from then on RingCentral's numbers are the company's. Somebody has to have read what that changes. */
function cutoverRefusals({ environment, goesLive, now }: Plan, { people }: Reading): Refusal[] {
  if (!goesLive) return [];
  const table = cutoverTable(environment, people, now);
  if (table.undecided === 0 || table.acknowledged !== undefined) return [];
  const { same, different, onlyInDirectory, onlyInRingCentral, fingerprint } = table;
  return [
    {
      why: `Phase live is the cutover, and nobody has acknowledged its table ${fingerprint}: ${counted(same, 'number')} same, ${different} different, ${onlyInDirectory} only in a directory, ${onlyInRingCentral} only in RingCentral.`,
      remedy: cutoverRemedy(environment, fingerprint),
    },
  ];
}

/** Where RingCentral cannot be asked: going live needs somebody's word, anything earlier is told and let by. */
function unknownRefusals({ environment, goesLive, now }: Plan, connecting: Connecting): Refusal[] {
  const unknown = 'is not known: RC_USER_JWT is not set.';
  connecting.progress(`Whether numbers in a directory would be replaced, or are being ported, ${unknown}`);
  if (!goesLive || cutoverWord(environment, undefined, now)) return [];
  return [
    {
      why: `Phase live is the cutover, and its table ${unknown}`,
      remedy: `set RC_SERVER_URL, RC_APP_CLIENT_ID, RC_APP_CLIENT_SECRET and RC_USER_JWT; or ${cutoverRemedy(environment)}`,
    },
  ];
}

/**
 * Why a plan may not begin to write numbers to directories: somebody's number is being ported, a different number would be replaced that
 * nobody acknowledged, or the environment goes live and nobody read the cutover table. Values are masked. `applied` is the
 * phase that was applied last. Asks RingCentral only where such a plan meets people.
 */
export async function writeBackRefusals(
  environment: Environment,
  applied: Phase | undefined,
  okta: OktaClient,
  connecting: Connecting,
): Promise<Refusal[]> {
  const now = new Date((connecting.clock ?? systemClock).now()).toISOString();
  const first = await firstTime(environment, okta);
  const plan: Plan = { environment, first, now, goesLive: environment.phase === 'live' && applied !== 'live' };
  if ((first.length === 0 && !plan.goesLive) || !(await anybodyInScope(environment, okta))) return [];
  if (!connecting.env.RC_USER_JWT) return unknownRefusals(plan, connecting);
  const ringcentral = await openRingCentral(environment, connecting);
  try {
    const account = await readAccount(ringcentral);
    const { people } = await peopleInScope(environment, okta, account, () => undefined);
    const reading = { people, account };
    return [...portingRefusals(plan, reading), ...overwriteRefusals(plan, reading), ...cutoverRefusals(plan, reading)];
  } finally {
    await ringcentral.signOut().catch(() => undefined);
  }
}
