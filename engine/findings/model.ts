import type { Observations } from '../conditions/condition';
import type { FlowTable, Phase } from '../flows/model';
import type { Applied } from '../terraform/receipt';

const SEVERITIES = ['note', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Whether `severity` is as grave as `threshold` or graver. */
export const atLeast = (severity: Severity, threshold: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);

/** One place where a rule is broken. */
export interface Violation {
  /** The place in code or plan: `ad.telephoneNumber`, `environment.state`, a Terraform address. */
  readonly where: string;
  readonly message: string;
  /** Where this place is less grave than the rule. */
  readonly severity?: Severity;
}

export const COMPLIANT = 'compliant';
export const NOT_APPLICABLE = 'not applicable';

/** A rule's three-valued answer; violations are never empty. */
export type Verdict = typeof COMPLIANT | typeof NOT_APPLICABLE | readonly Violation[];

/** One rule. Its file is named as its `name`. */
export interface Rule {
  /** Stable: reports, acknowledgements and docs pages refer to it. */
  readonly id: `RCO${string}`;
  readonly name: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  /** Where the reason comes from: an issue, a vendor's page, the guide. */
  readonly source: string;
  readonly remedy: string;
  readonly evaluate: (facts: Facts) => Verdict;
  /** Tested, and shown on the rule's docs page. */
  readonly examples: { readonly bad: Partial<Facts>; readonly good: Partial<Facts> };
}

/** A rule broken at a place, ready for a report. */
export interface Finding extends Violation {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly source: string;
  readonly remedy: string;
  readonly acknowledged?: { readonly reason: string; readonly expires: string };
}

/** What the rules look at. A member that is absent could not be known in this run; its rules do not apply. */
export interface Facts {
  /** ISO 8601 instant of the run. */
  readonly now: string;
  readonly environment: EnvironmentFacts;
  readonly table: FlowTable;
  readonly expressions?: readonly ExpressionFact[];
  readonly plan?: PlanFacts;
  readonly live?: LiveFacts;
  readonly people?: Impact;
  /** Applies of the last days, and how many people each reached. */
  readonly earlier?: readonly Applied[];
  readonly runner?: RunnerFacts;
  /** Facts about conditions that tenants told. */
  readonly observations?: Observations;
}

export interface EnvironmentFacts {
  readonly name: string;
  readonly phase: Phase;
  readonly label?: string;
  readonly backend: string;
  /** Of the gates that must be open in this phase. */
  readonly attestations: Readonly<Record<string, { readonly on: string; readonly expires: string }>>;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly thresholds?: Thresholds;
}

/** A finding or a planned delete that somebody has accepted, for a while. */
export interface Acknowledgement {
  /** The finding that is accepted: `RCO019`. */
  readonly id: string;
  /** Where it is accepted: the finding's place. Absent: of what is about the environment as a whole (`cutover`). */
  readonly address?: string | undefined;
  readonly reason: string;
  /** ISO date or instant; from then on it no longer counts. */
  readonly expires: string;
}

export interface Threshold {
  /** People, at most. */
  readonly absolute?: number;
  /** Part of the population, 0 to 1, at most. */
  readonly relative?: number;
}

export interface Thresholds {
  readonly adds?: Threshold;
  readonly changes?: Threshold;
  readonly removals?: Threshold;
  /** Changes that are worth a look. */
  readonly warning?: Threshold;
  /** People who lose RingCentral. */
  readonly access?: Threshold;
  /** RingCentral accounts disabled or deleted. */
  readonly deactivations?: Threshold;
}

/** What the checker found in one line's expression. */
export interface ExpressionFact {
  /** `okta.primaryPhone from ringcentral`, `ringcentral.street`. */
  readonly where: string;
  readonly expr: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly target: { readonly type: string; readonly required: boolean };
  readonly findings: readonly {
    readonly id: string;
    readonly severity: Severity;
    readonly message: string;
    /** The message with the place in the expression. */
    readonly shown?: string;
  }[];
}

export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly actions: readonly string[];
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface PlanFacts {
  readonly changes: readonly PlannedChange[];
  /** Values changed by hand since the last apply that the plan would overwrite. */
  readonly handFixes?: readonly { readonly address: string; readonly field: string }[];
  /** Address → addresses it waits for. */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
}

export interface LiveFacts {
  /** Lines of our pairs, declared or not. */
  readonly mappings: readonly {
    readonly system: string;
    readonly direction: string;
    readonly targets: readonly string[];
  }[];
  readonly apps: Readonly<Record<string, { readonly status: string; readonly features: readonly string[] }>>;
  /** Whoever reads what we write: another app's mapping, a group rule, a SAML statement. */
  readonly readers: readonly { readonly who: string; readonly reads: string }[];
}

/** What a change does to people, at the fixpoint. */
export interface Impact {
  readonly population: number;
  readonly attributes: readonly {
    readonly system: string;
    readonly attribute: string;
    readonly changed: number;
    readonly added: number;
    readonly removed: number;
  }[];
  readonly access: { readonly gained: number; readonly lost: number };
  readonly ringcentral: { readonly created: number; readonly disabled: number; readonly deleted: number };
  /** People who keep the old value until an admin presses "Apply updates". */
  readonly stale: number;
  /** By directory attribute: values that the first write-back would replace with a different one, accepted or not. */
  readonly overwrites: Readonly<Record<string, number>>;
  /** Attributes that are deleted, and how many people have a value there. */
  readonly erased: readonly { readonly path: string; readonly people: number }[];
  readonly unsettled: readonly { readonly person: string; readonly cycle: readonly string[] }[];
}

export interface RunnerFacts {
  readonly ci: boolean;
  readonly loopback: boolean;
  readonly credentials: 'oauth' | 'apiToken' | 'none';
  readonly scopes?: { readonly held: readonly string[]; readonly needed: readonly string[] };
}
