import type { Unknown } from '../../engine/review/model';
import { readable } from '../../engine/expressions/readable';
import { settledFor } from '../../engine/sync';
import type { AttributePath } from '../../engine/flows/model';
import type { OrgKnowledge, ReviewedOrg } from './known-org';
import type { Sides } from './sides';

const AGAIN = 'export again, review again';

/** Declared at the base, and not live when people were exported: what they hold came about another way. */
function notAsBase(sides: Sides, org: ReviewedOrg, affected: ReadonlySet<AttributePath>): string[] {
  const needed = settledFor(affected, [...sides.before.lines, ...sides.after.lines]);
  return (sides.baseLines ?? []).flatMap(({ from, to, expr }) => {
    if (!needed.has(to)) return [];
    const [system, name] = [to.slice(0, to.indexOf('.')), to.slice(to.indexOf('.') + 1)];
    const { toOkta, fromOkta } = org.mappings[from === 'okta' ? system : from] ?? {};
    const userName = from === 'okta' && name === 'userName' ? org.apps[system]?.userName?.expression : undefined;
    const live = (from === 'okta' ? fromOkta : toOkta)?.lines[name]?.expression ?? userName;
    return live !== undefined && readable(live) === readable(expr) ? [] : [`${from} → ${to}`];
  });
}

/** An export that is older than what was applied last tells of an org that is no more. */
export function staleExport(
  base: string | undefined,
  sides: Sides,
  { file, kept }: OrgKnowledge,
  affected: ReadonlySet<AttributePath>,
): Unknown[] {
  if (!file) return [];
  if (sides.appliedAt !== undefined && Date.parse(file.readAt) < Date.parse(sides.appliedAt))
    return [
      {
        what: 'people',
        why: `they were exported ${file.readAt}, before the apply of ${sides.appliedAt}: ${AGAIN}`,
      },
    ];
  if (base === undefined || kept === undefined) return [];
  const lines = notAsBase(sides, kept, affected);
  if (lines.length === 0) return [];
  const others = lines.length > 1 ? ` and ${lines.length - 1} more` : '';
  return [
    {
      what: 'the org as exported',
      why: `when people were exported (${file.readAt}), ${lines[0]}${others} did not stand as ${base} declares: it was applied later, or changed by hand. Apply it, ${AGAIN}`,
    },
  ];
}
