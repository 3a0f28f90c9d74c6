import { counted } from '../counted';
import { isBlank, type Value } from '../sync/values';
import type { Difference } from './compare';
import { HARMS, type ConfigurationChange, type Harm, type ValueChange, type Worst } from './model';

/** What a change of one value is to its owner. */
export function harmOfValue({ before, after }: Pick<ValueChange, 'before' | 'after'>): Harm {
  if (isBlank(after as Value)) return 'value-lost';
  return isBlank(before as Value) ? 'filled' : 'replaced';
}

/** Everything that happens to a person, the worst first. */
export function harmsOf({ access, account, changes, conflicts, refusals }: Difference): readonly Harm[] {
  const harms = new Set<Harm>();
  if (access === 'lost' || account === 'deleted' || account === 'disabled') harms.add('access-lost');
  for (const change of changes) harms.add(harmOfValue(change));
  // Okta itself writes over the number: what the simulation holds back until somebody accepts it is a value that would go.
  if (conflicts.some(({ acknowledged }) => !acknowledged)) harms.add('replaced');
  if (refusals.length) harms.add('refused');
  if (access === 'gained' || account === 'created') harms.add('access-gained');
  return harms.size < 2 ? [...harms] : HARMS.filter((harm) => harms.has(harm));
}

export const rankOf = (harm: Harm): number => HARMS.indexOf(harm);

export type People = Readonly<Record<Harm, number>>;

const happens = (people: number, one: string, many: string): string =>
  counted(people, `person ${one}`, `people ${many}`);

const SENTENCES: Readonly<Record<Harm, (people: number) => string>> = {
  'access-lost': (people) => happens(people, 'loses RingCentral and its data', 'lose RingCentral and its data'),
  'value-lost': (people) => happens(people, 'loses a value', 'lose a value'),
  replaced: (people) =>
    happens(people, 'gets another value over one that is there', 'get another value over one that is there'),
  refused: (people) => happens(people, 'would be refused', 'would be refused'),
  'access-gained': (people) => happens(people, 'gains RingCentral', 'gain RingCentral'),
  filled: (people) => happens(people, 'gets a value where there was none', 'get a value where there was none'),
};

/** One sentence on each thing that happens to people, the worst first. */
export const sentences = (people: People): string[] =>
  HARMS.flatMap((harm) => (people[harm] > 0 ? [`${SENTENCES[harm](people[harm])}.`] : []));

/** What changes for people though none of their values and accounts does: groups, statements at sign-in, switches. Undefined: nothing. */
export function elsewhere(configuration: readonly ConfigurationChange[]): string | undefined {
  const [most, ...others] = configuration
    .filter(({ people }) => people > 0)
    .sort((one, other) => other.people - one.people);
  if (most === undefined) return undefined;
  const more = others.length > 0 ? `, and ${counted(others.length, 'more change')}` : '';
  return `No value and no account changes; ${most.kind} ${most.id} (${most.change}) concerns ${counted(most.people, 'person', 'people')}${more}.`;
}

/** The worst that happens, and to how many. */
export function worstOf(people: People, otherwise: string): Worst {
  const kind = HARMS.find((harm) => people[harm] > 0);
  if (kind === undefined) return { kind: 'none', people: 0, sentence: otherwise };
  return { kind, people: people[kind], sentence: `${SENTENCES[kind](people[kind])}.` };
}
