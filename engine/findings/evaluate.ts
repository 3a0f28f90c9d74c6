import { acknowledgementOf } from '../environment/acknowledged';
import { COMPLIANT, NOT_APPLICABLE, type Facts, type Finding, type Rule, type Verdict } from './model';

/** A rule that throws is a finding, never a silent pass (the lesson of cdk-nag). */
function verdict(rule: Rule, facts: Facts): Verdict {
  try {
    return rule.evaluate(facts);
  } catch (error) {
    return [{ where: rule.name, message: `The rule itself failed: ${(error as Error).message}` }];
  }
}

/** Runs the rules over the facts; findings in the catalogue's order, acknowledged ones marked and kept. */
export function evaluateRules(rules: readonly Rule[], facts: Facts): Finding[] {
  return rules.flatMap((rule) => {
    const answer = verdict(rule, facts);
    if (answer === COMPLIANT || answer === NOT_APPLICABLE) return [];
    const { id, severity, title, why, source, remedy } = rule;
    return answer.map((violation): Finding => {
      const accepted = acknowledgementOf(facts.environment, { id, place: violation.where, now: facts.now });
      return {
        id,
        severity,
        ...violation,
        title,
        why,
        source,
        remedy,
        ...(accepted && { acknowledged: { reason: accepted.reason, expires: accepted.expires } }),
      };
    });
  });
}
