import type { Review } from '../../engine/review/model';
import { maskedChange, type Mask } from '../../reports/mask';

const SAMPLES = 20;

/** What `summary.json` and `--json` say of one value: nothing stays nothing, anything else is masked. */
const shown = (value: unknown, mask: Mask): unknown =>
  value === null || value === '' || value === undefined ? (value ?? null) : mask(value);

function masks(before: unknown, after: unknown, mask: Mask): { before: unknown; after: unknown } {
  const [was, is] = maskedChange(before, after, mask);
  return { before: shown(before, () => was), after: shown(after, () => is) };
}

/** The review as a program reads it; its schema is `contracts/schemas/review.schema.json`. */
export function summaryOf(review: Review, mask: Mask, showValues: boolean): object {
  const { people, attributes, hops, access, ringcentral, stale, readers, findings } = review;
  const { complete, incomplete, configuration, refusals, pools, worst } = review;
  return {
    people,
    attributes: attributes.map(({ system, attribute, changed, added, removed, samples }) => ({
      system,
      attribute,
      changed,
      added,
      removed,
      samples: samples
        .slice(0, SAMPLES)
        .map(({ id, before, after }) =>
          showValues ? { id, before: before ?? null, after: after ?? null } : { id, ...masks(before, after, mask) },
        ),
    })),
    lines: hops
      .filter(({ state }) => state !== 'same')
      .map(({ line, state, before, after, people: reached }) => ({ line, state, before, after, people: reached })),
    access,
    ringcentral,
    stale,
    readers,
    findings: findings.map(({ id, severity, where, message, remedy, acknowledged }) => ({
      id,
      severity,
      where,
      message,
      remedy,
      ...(acknowledged && { acknowledged }),
    })),
    complete,
    incomplete,
    configuration: configuration.map(({ kind, id, change, people: reached }) => ({
      kind,
      id,
      change,
      people: reached,
    })),
    refusals,
    pools,
    worst,
  };
}
