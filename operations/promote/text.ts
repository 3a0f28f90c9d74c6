import type { Promotion } from './model';

/** A promotion as a person reads it. */
export function promoteText({ revision, from, to, differences, notLive, refused }: Promotion): string {
  const head = `${from.environment} (${from.phase}) → ${to.environment} (${to.phase}) at ${revision.slice(0, 12)}`;
  return [
    refused ? `Refused: ${head}` : `May be promoted: ${head}`,
    ...differences.map(
      ({ where, from: before = 'absent', to: after = 'absent' }) =>
        `  ${where}\n    ${from.environment}: ${before}\n    ${to.environment}: ${after}`,
    ),
    ...notLive.map(({ what, declared, live }) => `  not live: ${what}\n    declared: ${declared}\n    live: ${live}`),
    ...(refused ? [refused.why, `Remedy: ${refused.remedy}`] : []),
    `table ${to.table}`,
  ].join('\n');
}
