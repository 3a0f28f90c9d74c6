import { tableOf } from '../engine/flows/take';
import {
  AUTOMATIC,
  compileFlows,
  configurationOf,
  importUsers,
  obey,
  PeopleIndex,
  settle,
  type Flows,
  type Person,
  type Profile,
} from '../engine/sync';
import { loadEnvironment } from '../project';
import type { BenchLine } from './line';
import { synchroniseByHand } from './sync-by-hand';
import { companyOf, type Company } from './sync-company';

const SIZES = [25_000, 50_000, 100_000];
/** The lines of the demo environment as it stands when everything is live. */
const GROUP = 'RingCentral Users';

const flowsOfDemo = (): Flows => {
  const environment = loadEnvironment('demo');
  const table = tableOf(environment);
  // The baseline knows one number attribute, so the demo's second one is left out.
  const hops = table.hops.filter(({ to }) => to !== 'okta.extension');
  return compileFlows(configurationOf({ ...table, hops }, { phase: 'live', groups: { ringcentral: [GROUP] } }));
};

/** RingCentral gives a new account its number and extension. */
const withNumbers = (person: Person, numbers: Profile | undefined): Person => {
  const account = person.accounts.ringcentral;
  if (account === undefined) return person;
  const ringcentral = { ...account, profile: { ...account.profile, ...numbers } };
  return { ...person, accounts: { ...person.accounts, ringcentral } };
};

/** Everyone from the directory into Okta, on to RingCentral, and the number back: how many people ended with one in the directory. */
const synchroniseWithEngine = (flows: Flows, { people, directory, ringcentral }: Company): number => {
  const index = new PeopleIndex(people);
  const batch = { system: 'ad', kind: 'full', accounts: directory } as const;
  const { imported } = importUsers(flows, index, batch, { matching: AUTOMATIC, newId: () => 'nobody new' });
  let numbered = 0;
  for (const outcome of imported) {
    if (!('step' in outcome)) continue;
    const person = obey(flows, outcome.step);
    const settled = settle(flows, withNumbers(person, ringcentral.get(person.id)));
    if (typeof settled.person.accounts.ad?.profile.telephoneNumber === 'string') numbered++;
  }
  return numbered;
};

const numberedByHand = (company: Company): number =>
  synchroniseByHand(company).filter(({ ad }) => typeof ad.telephoneNumber === 'string').length;

interface Timed {
  readonly milliseconds: number;
  readonly numbered: number;
}

const timed = (work: () => number): Timed => {
  const start = performance.now();
  const numbered = work();
  return { milliseconds: performance.now() - start, numbered };
};

/** The better of two runs taken in turn, so that neither side pays alone for a cold start. */
const measure = (flows: Flows, company: Company): { engine: Timed; byHand: Timed } => {
  const faster = (left: Timed, right: Timed): Timed => (left.milliseconds <= right.milliseconds ? left : right);
  const round = (): { engine: Timed; byHand: Timed } => ({
    byHand: timed(() => numberedByHand(company)),
    engine: timed(() => synchroniseWithEngine(flows, company)),
  });
  const [first, second] = [round(), round()];
  return { engine: faster(first.engine, second.engine), byHand: faster(first.byHand, second.byHand) };
};

/** Synchronising a company in memory, beside the same matching, hops and comparison written by hand. */
export const run = async (): Promise<BenchLine[]> => {
  const flows = flowsOfDemo();
  return SIZES.map((people): BenchLine => {
    const { engine, byHand } = measure(flows, companyOf(people));
    if (engine.numbered !== byHand.numbered)
      throw new Error(`the engine numbered ${engine.numbered} people and the baseline ${byHand.numbered}`);
    return {
      name: `synchronise ${people} people`,
      value: Math.round(engine.milliseconds),
      unit: 'ms',
      baseline: { name: 'hand-written JavaScript', value: Math.round(byHand.milliseconds) },
    };
  });
};
