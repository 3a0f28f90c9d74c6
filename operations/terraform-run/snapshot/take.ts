import type { PlanReading } from '../reading';
import { overwrittenLines } from './lines';
import type { PersonValue, Snapshot } from './model';
import { created, onlyByCode, overwrittenAssignments, overwrittenSources } from './settings';

/** Everything that applying the plan overwrites, as it is now. Reads only. */
export async function takeSnapshot(
  { target, environment, plan, hash }: PlanReading,
  people: readonly PersonValue[],
): Promise<Snapshot> {
  const { okta, surroundings } = target;
  const assignments = await overwrittenAssignments(plan, okta);
  return {
    environment: environment.name,
    orgId: environment.okta.orgId,
    takenAt: surroundings.now().toISOString(),
    plan: hash,
    lines: await overwrittenLines(plan, okta),
    sources: await overwrittenSources(plan, okta),
    assignments,
    people: [...people],
    lost: [...onlyByCode(plan), ...created(plan, assignments)],
  };
}

/** Whether there is anything in it that could be written back. */
export const holdsAnything = ({ lines, sources, assignments, people }: Snapshot): boolean =>
  lines.length + sources.length + assignments.length + people.length > 0;
