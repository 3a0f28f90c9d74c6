import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { acknowledgementOf } from '../../../engine/environment/acknowledged';
import type { Environment } from '../../../engine/environment/schema';
import type { CutoverKind, CutoverRow } from '../../../engine/review/cutover';
import type { PersonInScope } from './people-in-scope';

type Rows = readonly Pick<PersonInScope, 'id' | 'login' | 'cutover'>[];

/** A row of the table with whose it is. */
export interface PersonsRow extends CutoverRow {
  readonly person: string;
  readonly login: string;
}

/** The table of an environment. */
export interface CutoverTable extends Readonly<Record<CutoverKind, number>> {
  readonly rows: readonly PersonsRow[];
  /** People with a number that is not the same on both sides. */
  readonly undecided: number;
  /** Over all rows that are not the same: an acknowledgement that names it stands for this very table. */
  readonly fingerprint: string;
  /** Why somebody took the table as it is; undefined where nobody did, or too long ago. */
  readonly acknowledged: string | undefined;
}

const rowsOf = (people: Rows): PersonsRow[] =>
  people.flatMap(({ id, login, cutover }) => cutover.map((row) => ({ person: id, login, ...row })));

const fingerprintOf = (rows: readonly PersonsRow[]): string => {
  const open = rows
    .map((row) => ({ at: `${row.person} ${row.path}`, row }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, row: { kind, directory, ringcentral } }) => [at, kind, directory, ringcentral]);
  return createHash('sha256').update(canonicalize(open)!).digest('hex').slice(0, 12);
};

/** Somebody's word for this very table, or for the environment's cutover whatever the table. */
export const cutoverWord = (environment: Environment, fingerprint: string | undefined, now: string) =>
  [...(fingerprint === undefined ? [] : [fingerprint]), undefined]
    .map((place) => acknowledgementOf(environment, { id: 'cutover', place, now }))
    .find(Boolean);

/** Numbers in directories beside those of RingCentral. `now`: ISO 8601, acknowledgements expire. */
export function cutoverTable(environment: Environment, people: Rows, now: string): CutoverTable {
  const rows = rowsOf(people);
  const open = rows.filter(({ kind }) => kind !== 'same');
  const count = (wanted: CutoverKind) => rows.filter(({ kind }) => kind === wanted).length;
  const fingerprint = fingerprintOf(open);
  return {
    rows,
    same: count('same'),
    different: count('different'),
    onlyInDirectory: count('onlyInDirectory'),
    onlyInRingCentral: count('onlyInRingCentral'),
    undecided: new Set(open.map(({ person }) => person)).size,
    fingerprint,
    acknowledged: cutoverWord(environment, fingerprint, now)?.reason,
  };
}

/** Numbers that the first write-back would replace with a different one. */
export const overwrites = (people: Rows): PersonsRow[] => rowsOf(people).filter(({ kind }) => kind === 'different');
