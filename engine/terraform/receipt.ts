/** One apply: when, of which plan, and how many people it reached by what happened to them (`okta.city changed`). */
export interface Applied {
  /** ISO 8601. */
  readonly at: string;
  readonly plan: string;
  readonly people: Readonly<Record<string, number>>;
}

/** An apply that ended before everything was written. */
export interface Begun extends Applied {
  /** By address: a digest of what was to be done. */
  readonly changes: Readonly<Record<string, string>>;
}

/** What the receipt of an environment holds, in the state. */
export interface Receipt {
  /** By address and field: a hash of what was declared, or the id it refers to. */
  readonly declared: Readonly<Record<string, string>>;
  readonly applies: readonly Applied[];
  readonly begun: Begun | null;
}

/** Of an apply that is under way, for the receipt that it writes last. */
export interface ApplyRecord extends Applied {
  /** It goes on with the one that was begun, and reaches nobody a second time. */
  readonly resumes: boolean;
}

/** A configuration cannot say it: a plan would never be empty. */
const VARIABLE = 'RINGCENTRALOKTA_APPLY';

export const recordVariable = (record: ApplyRecord): Record<string, string> => ({ [VARIABLE]: JSON.stringify(record) });

export function readRecord(environment: Readonly<Record<string, string | undefined>>): ApplyRecord | undefined {
  const text = environment[VARIABLE];
  return text ? (JSON.parse(text) as ApplyRecord) : undefined;
}
