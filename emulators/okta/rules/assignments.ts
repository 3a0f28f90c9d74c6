import type { GroupAssignment } from '../entities';

/** Highest priority first. */
const inOrder = (all: GroupAssignment[]): void => void all.sort((a, b) => a.priority - b.priority);

/** A number that is taken pushes its holder one down, and so on until there is a gap (recorded: AppGroupAssignment_crud). */
function makeRoom(all: readonly GroupAssignment[], priority: number): void {
  const holder = all.find((one) => one.priority === priority);
  if (!holder) return;
  makeRoom(all, priority + 1);
  holder.priority = priority + 1;
}

/** Adds a group to an app's groups, or replaces it. Without a priority a new group comes last, and a known one stays where it is. */
export function putAssignment(
  all: GroupAssignment[],
  wanted: Omit<GroupAssignment, 'priority'>,
  priority?: number,
): GroupAssignment {
  const index = all.findIndex(({ groupId }) => groupId === wanted.groupId);
  const known = index === -1 ? undefined : all.splice(index, 1)[0];
  const place = priority ?? known?.priority ?? Math.max(-1, ...all.map((one) => one.priority)) + 1;
  makeRoom(all, place);
  const assignment = { ...wanted, priority: place };
  all.push(assignment);
  inOrder(all);
  return assignment;
}
