import type { Range } from './ast';
import { ExpressionError } from './error';
import { LIMITS } from './limits';
import type { Behaviour } from './modes';
import type { Profile, Value } from './values';

/** A group as the group functions see it. */
export interface GroupFact {
  readonly id: string;
  readonly name: string;
  /** `OKTA_GROUP`, `APP_GROUP` or `BUILT_IN`. */
  readonly type?: string;
  /** Id of the app that the group comes from. */
  readonly source?: string;
}

/** What the group, directory, manager and linked-object functions know about the person, beside the profile. */
export interface EvaluationContext {
  readonly groups?: readonly GroupFact[];
  /** The person's accounts per app name: `active_directory`, `workday`. */
  readonly appUsers?: Readonly<Record<string, readonly Profile[]>>;
  /** The person's manager as each app knows them. */
  readonly managers?: Readonly<Record<string, Profile>>;
  /** The person's assistant as each app knows them. */
  readonly assistants?: Readonly<Record<string, Profile>>;
  /** Linked objects by primary name. */
  readonly linked?: Readonly<Record<string, Profile>>;
  /** `user.getInternalProperty("status")`; where absent, the profile's own `id` and `status` answer. */
  readonly internal?: Readonly<Record<string, string>>;
}

export type Variables = Readonly<Record<string, unknown>>;

export interface EvaluationOptions {
  /** What `Time.now()` answers: an ISO 8601 instant. */
  readonly now?: string | undefined;
  readonly context?: EvaluationContext | undefined;
}

/** One evaluation under way: its inputs and the work it has done. */
export class Evaluation {
  private operations = 0;
  /** The element that the body of a projection looks at. */
  element: Value | undefined = undefined;

  constructor(
    readonly behaviour: Behaviour,
    private readonly options: EvaluationOptions | undefined,
    private readonly variables: Variables = {},
  ) {}

  /** The one account of an app, for an expression that names the app: null where there is none or several. */
  accountOf(app: string): Profile | null | undefined {
    const accounts = this.options?.context?.appUsers;
    if (!accounts || !Object.hasOwn(accounts, app)) return undefined;
    return accounts[app]!.length === 1 ? accounts[app]![0]! : null;
  }

  /** Counts work before it is done. @throws ExpressionError `too-many-operations` */
  spend(amount: number, range: Range): void {
    this.operations += amount;
    if (this.operations > LIMITS.operations) {
      throw new ExpressionError(
        'too-many-operations',
        `This evaluation took more than ${LIMITS.operations} operations.`,
        range,
      );
    }
  }

  get knowsNow(): boolean {
    return this.options?.now !== undefined;
  }

  now(range: Range): string {
    if (this.options?.now !== undefined) return this.options.now;
    throw new ExpressionError('missing-context', 'Time.now() needs to be told the time: give "now".', range);
  }

  /** `id` or `status` of the user, from the context or else from the profile. */
  internalProperty(property: string): string | null {
    const user = this.variables['user'] ?? this.variables['source'];
    for (const facts of [this.options?.context?.internal, user]) {
      const found: unknown =
        typeof facts === 'object' && facts !== null && Object.getOwnPropertyDescriptor(facts, property)?.value;
      if (typeof found === 'string') return found;
    }
    return null;
  }

  context(range: Range): EvaluationContext {
    if (this.options?.context) return this.options.context;
    throw new ExpressionError(
      'missing-context',
      'This function asks about groups, accounts or managers, and no "context" was given.',
      range,
    );
  }
}
