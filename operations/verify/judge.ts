import type { Environment } from '../../engine/environment/schema';
import { tableOf } from '../../engine/flows/take';
import { gatesOf } from '../../engine/gates/gates';
import type { Mask } from '../../reports/mask';
import { ofVendor, sentence, shownTo } from '../../reports/personal';
import type { Differing } from './checklist';
import type { Run, Seen, VerifyStep } from './run';

/** One of the seven steps after the run, as it may be shown. */
export interface StepResult {
  /** What kept it from looking. */
  readonly unread: NonNullable<Seen['unread']>;
  readonly step: number;
  readonly name: string;
  readonly ok: boolean;
  readonly evidence: Readonly<Record<string, unknown>>;
}

const difference = ({ what, declared, live }: Differing): string => `${what}: declared ${declared}, found ${live}`;

/** Gates that no API shows and that could explain the failure: who opens them, and where. */
function suspectsOf({ suspects }: VerifyStep, environment: Environment): string[] {
  const declared = gatesOf(tableOf(environment), environment);
  return suspects.flatMap((id) =>
    declared.filter(({ gate }) => gate.id === id).map(({ key, gate }) => `${key}: ${gate.who}, ${gate.where}`),
  );
}

/** A step is well when what it saw is, and nothing declared for it differs in the org. Values of the person are masked from here on. */
export function judged(
  step: VerifyStep,
  seen: Seen,
  items: readonly Differing[],
  { environment, kind }: Pick<Run, 'environment' | 'kind'>,
  mask: Mask,
): StepResult {
  const differs = items.filter((item) => item.step === step.step).map(difference);
  const ok = seen.ok && differs.length === 0;
  const suspects = seen.ok || differs.length > 0 ? [] : suspectsOf(step, environment);
  return {
    step: step.step,
    name: step.name(kind.called),
    ok,
    unread: (seen.unread ?? []).map(({ what, why }) => ({ what, why: sentence(ofVendor(why), mask) })),
    evidence: {
      ...(shownTo(mask)(seen.evidence) as Seen['evidence']),
      ...(seen.why !== undefined && { why: sentence(seen.why, mask) }),
      ...(differs.length > 0 && { differs }),
      ...(suspects.length > 0 && { suspects }),
    },
  };
}
