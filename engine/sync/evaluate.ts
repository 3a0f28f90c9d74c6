import { ExpressionError, type EvaluationContext } from '../expressions';
import type { CompiledExpression, CompiledLine, Flows, Subject } from './compile';
import type { Draft } from './draft';
import { coerce, type Profile, type Value } from './values';

/** Evaluation that depends on more than the person: the clock, when an expression asks for it (ISO 8601). */
export interface Surroundings {
  readonly now?: string;
}

export const EMPTY: Profile = {};

/** What group and directory functions look at; made only as far as an expression asks. */
class Context implements EvaluationContext {
  constructor(
    private readonly flows: Flows,
    private readonly draft: Draft,
  ) {}

  get groups(): EvaluationContext['groups'] {
    return (this.draft.okta?.groups ?? []).map(({ name, id = name, by }) => ({
      id,
      name,
      type: by === 'okta' || by === 'rule' ? 'OKTA_GROUP' : 'APP_GROUP',
      source: by,
    }));
  }

  get appUsers(): Readonly<Record<string, readonly Profile[]>> {
    const appUsers: Record<string, Profile[]> = {};
    for (const id in this.draft.appUsers) {
      const variable = this.flows.systems.get(id)?.variable;
      const profile = variable === undefined ? undefined : this.draft.linked(id)?.profile;
      if (variable !== undefined && profile !== undefined) (appUsers[variable] ??= []).push(profile);
    }
    return appUsers;
  }

  get internal(): Readonly<Record<string, string>> {
    return { id: this.draft.id, status: this.draft.okta?.status ?? '' };
  }
}

const namedApps = (flows: Flows, draft: Draft): Record<string, Profile> => {
  const named: Record<string, Profile> = {};
  for (const { id, variable } of flows.systems.values())
    if (variable !== undefined) named[variable] = draft.linked(id)?.profile ?? EMPTY;
  return named;
};

/** Variables of a line: the profile on its left, under each of its names. */
export const subjectOf = (
  flows: Flows,
  draft: Draft,
  expression: CompiledExpression,
  left: 'user' | 'appuser',
  profile: Profile,
  surroundings: Surroundings,
): Subject => {
  // Written out: a computed key makes every literal slow, and this runs for each person and line.
  const vars = left === 'user' ? { user: profile, source: profile } : { appuser: profile, source: profile };
  return {
    left: profile,
    vars: expression.usesNamedApps ? { ...namedApps(flows, draft), ...vars } : vars,
    context: expression.usesContext ? new Context(flows, draft) : undefined,
    now: surroundings.now,
  };
};

/**
 * The value a line gives, coerced to its target's type. `undefined`: it failed, the target stays as it is (Okta's support
 * article on Arrays.flatten) and a notice says so.
 */
export const valueOf = (
  draft: Draft,
  line: CompiledLine,
  expression: CompiledExpression,
  subject: Subject,
): Value | undefined => {
  let result: Value;
  try {
    result = expression.evaluate(subject);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    draft.notice({ id: 'expression-failed', where: line.path, message: error.message });
    return undefined;
  }
  const value = coerce(result, line.type);
  if (value === undefined)
    draft.notice({ id: 'type-mismatch', where: line.path, message: `${line.expr} gives no ${line.type}` });
  return value;
};
