import type { ConfigurationChange, Review } from '../../engine/review/model';
import { elsewhere } from '../../engine/review/harm';
import { maskedChange, type Mask } from '../mask';

/** One thing that happens to people, as a report lists it. */
export interface ReviewRow {
  readonly people: number;
  readonly what: string;
  /** Absent: no value is meant. */
  readonly before?: string;
  readonly after?: string;
  readonly where: string;
  /** The attribute of a directory whose own values are in the way. */
  readonly conflict?: string;
  readonly grave: 'bad' | 'warn' | 'plain';
}

/** Rules, groups and assignments that move people in and out. */
const movers = (changes: readonly ConfigurationChange[]): string =>
  changes
    .filter(({ kind }) => kind === 'rule' || kind === 'assignment' || kind === 'group')
    .map(({ kind, id }) => `${kind} “${id}”`)
    .join(', ') || 'a value that a rule or assignment looks at';

function accessRows({ access, ringcentral, configuration }: Review): ReviewRow[] {
  const by = movers(configuration);
  const row = (people: number, what: string, grave: ReviewRow['grave']): ReviewRow[] =>
    people > 0 ? [{ people, what, where: `access, by ${by}`, grave }] : [];
  return [
    ...row(access.lost, 'lose RingCentral: account and data are deleted', 'bad'),
    ...row(ringcentral.disabled, 'cannot sign in to RingCentral: the account is disabled', 'bad'),
    ...row(access.gained, 'gain RingCentral', 'plain'),
  ];
}

/** A row for each way in which values change, the most harmful first; then whom systems refuse. */
export function reviewRows(review: Review, mask: Mask): ReviewRow[] {
  const [lost, others] = [
    accessRows(review).filter(({ grave }) => grave === 'bad'),
    accessRows(review).filter(({ grave }) => grave !== 'bad'),
  ];
  return [
    ...lost,
    ...withheldRows(review, mask),
    ...review.patterns.map(({ path, harm, pattern, people, sample }): ReviewRow => {
      const [before, after] = maskedChange(sample.before, sample.after, mask);
      const grave = harm === 'value-lost' ? 'bad' : harm === 'replaced' ? 'warn' : 'plain';
      return { people, what: pattern, before, after, where: path, grave };
    }),
    ...review.refusals.map(({ system, attribute, people, reason }): ReviewRow => ({
      people,
      what: `refused by ${system}: ${reason}`,
      where: `${system}.${attribute}`,
      grave: 'warn',
    })),
    ...others,
  ];
}

/** Numbers in a directory that the first write-back meets: Okta writes over them. */
const withheldRows = ({ withheld }: Review, mask: Mask): ReviewRow[] =>
  withheld.map(({ path, people, sample }): ReviewRow => {
    const [before, after] = maskedChange(sample.before, sample.after, mask);
    const what = 'have another value in the directory today: it would be replaced';
    return { people, what, before, after, where: `${path} · RCO029`, conflict: path, grave: 'bad' };
  });

/** Whether somebody looked at everything there is to see; only then what is not told does not happen. */
export const lookedAtAll = ({ complete, invented }: Review): boolean => complete && !invented;

/** What is said first, and of what. */
export function verdictOf(review: Review): { readonly icon: string; readonly sentence: string } {
  const { worst, findings } = review;
  const errors = findings.some(({ acknowledged, severity }) => !acknowledged && severity === 'error');
  if (worst.kind === 'none') {
    if (!review.complete) return { icon: '⚪', sentence: worst.sentence };
    if (errors) return { icon: '🛑', sentence: 'Findings stand against it.' };
    if (!lookedAtAll(review)) return { icon: '⚪', sentence: worst.sentence };
    return { icon: elsewhere(review.configuration) ? '🔎' : '✅', sentence: worst.sentence };
  }
  if (errors || worst.kind === 'access-lost' || worst.kind === 'value-lost')
    return { icon: '🛑', sentence: worst.sentence };
  return { icon: worst.kind === 'replaced' || worst.kind === 'refused' ? '⚠️' : '🔎', sentence: worst.sentence };
}

/** What follows the first sentence: everything else that happens, and what is short. */
export function sequel({ happens, stale, pools }: Review): string {
  const short = pools
    .filter(({ needed, free }) => needed > free)
    .map(({ kind, needed, free }) => `${needed} ${kind}s are needed, ${free} ${free === 1 ? 'is' : 'are'} free.`);
  const late = stale > 0 ? [`${stale} ${stale === 1 ? 'keeps' : 'keep'} the old value until “Apply updates”.`] : [];
  return [...happens.slice(1), ...short, ...late].join(' ');
}
