import { compile, ExpressionError, type Compiled } from '../expressions';
import type { Profile } from '../sync';
import type { Difference } from './compare';
import type { StatedChange } from './configuration-changes';
import type { ConfigurationChange, PersonRecord } from './model';

/** Whether a person is reached by one change. */
type Reaches = (record: PersonRecord, difference: Difference | undefined) => boolean;

const changesOf = (difference: Difference | undefined): Difference['changes'] => difference?.changes ?? [];

const compiled = (expr: string | undefined): Compiled | undefined => {
  try {
    return expr === undefined ? undefined : compile(expr);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
};

function valueOf(expression: Compiled | undefined, user: Profile): string {
  try {
    return JSON.stringify(expression?.evaluate({ user, source: user }) ?? null);
  } catch (error) {
    if (error instanceof ExpressionError) return 'failed';
    throw error;
  }
}

/** A statement reaches whoever signs in with another value in it. */
function byStatement({ system, statement }: StatedChange): Reaches {
  const [was, is] = [compiled(statement?.before), compiled(statement?.after)];
  return (record, difference) => {
    const has = difference ? difference.after.appUsers[system!] !== undefined : record.profiles[system!] !== undefined;
    if (!has) return false;
    const profile = (record.profiles['okta'] ?? {}) as Profile;
    const [before, after] = difference
      ? [difference.before.okta?.profile ?? profile, difference.after.okta?.profile ?? profile]
      : [profile, profile];
    return valueOf(was, before) !== valueOf(is, after);
  };
}

function byAssignment({ groups = [], system }: StatedChange): Reaches {
  const own = `${system}.`;
  return (record, difference) => {
    if (!difference) return false;
    const member = groups.some((name) => record.groups.includes(name) || difference.groups.includes(name));
    return (
      member &&
      (difference.access !== undefined ||
        difference.account !== undefined ||
        difference.changes.some(({ path }) => path.startsWith(own)))
    );
  };
}

function reachesOf(change: StatedChange): Reaches {
  const { kind, paths = [], groups = [], system } = change;
  switch (kind) {
    case 'mapping':
    case 'attribute':
    case 'source':
      return (_, difference) => changesOf(difference).some(({ path }) => paths.includes(path));
    case 'order':
      return (_, difference) => changesOf(difference).some(({ path }) => path.startsWith('okta.'));
    case 'rule':
      return (_, difference) => difference?.groups.some((name) => groups.includes(name)) === true;
    case 'group':
      return (record) => groups.some((name) => record.groups.includes(name));
    case 'assignment':
      return byAssignment(change);
    case 'setting':
      return ({ profiles }) => system !== undefined && profiles[system] !== undefined;
    case 'statement':
      return byStatement(change);
  }
}

/** Counts, change by change, the people whom it reaches. */
export class Reach {
  private readonly counters: { readonly change: StatedChange; readonly reaches: Reaches; people: number }[];
  /** Whether somebody may be reached whom the comparison leaves as they are. */
  private readonly quietToo: boolean;

  constructor(changes: readonly StatedChange[]) {
    this.counters = changes.map((change) => ({ change, reaches: reachesOf(change), people: 0 }));
    this.quietToo = changes.some(({ kind }) => kind === 'group' || kind === 'setting' || kind === 'statement');
  }

  add(record: PersonRecord, difference: Difference | undefined): void {
    if (!difference && !this.quietToo) return;
    for (const counter of this.counters) if (counter.reaches(record, difference)) counter.people += 1;
  }

  /** For another, of other ranges of the same file: people by change. */
  told(): readonly number[] {
    return this.counters.map(({ people }) => people);
  }

  absorb(told: readonly number[]): void {
    for (const [index, counter] of this.counters.entries()) counter.people += told[index]!;
  }

  changes(): ConfigurationChange[] {
    return this.counters.map(({ change: { kind, id, change, before, after }, people }) => ({
      kind,
      id,
      change,
      people,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    }));
  }
}
