import type { When } from '../../engine/whatif/play';
import type { PersonWhatIf, WhatIf } from './model';
import { DIRECTORY_INTEGRATION } from '../../engine/conditions/consoles';
import { counted } from '../../engine/counted';

const WHEN: Readonly<Record<When, string>> = {
  atOnce: 'at once',
  nextImport: 'at the next import',
  fullImport: 'at the next full import',
};

/** No API shows how often a directory is imported. */
const LAG = `Imports come by the directory's schedule, which no API shows (gate ad-import-scheduled); ${DIRECTORY_INTEGRATION.fullImport} has them at once. To end access at once: deactivate the person in Okta, bypassing the directory.`;

function personLines({ person, consequences, changes, loses, notices }: PersonWhatIf): string[] {
  const quiet = consequences.length + changes.length === 0;
  return [
    person,
    ...(quiet ? ['  nothing happens'] : []),
    ...consequences.map(({ system, when, what }) => `  ${system}, ${WHEN[when]}: ${what}`),
    ...changes.map(({ path, before, after }) => `    ${path}: ${String(before ?? '–')} → ${String(after ?? '–')}`),
    ...(loses.length > 0 ? ['  RingCentral loses for good:', ...loses.map((line) => `    ${line}`)] : []),
    ...notices.map((line) => `  Note: ${line}`),
  ];
}

/** What would happen, for a terminal. */
export function whatIfText({ verb, to, people, safeguard, refused }: WhatIf): string {
  const { removals, assignments, atLeast, percent, blindSpot, level } = safeguard;
  const lagging = people.some(({ consequences }) => consequences.some(({ when }) => when !== 'atOnce'));
  return [
    `What if: ${verb}${to === undefined ? '' : ` to ${to}`}. Nothing is written.`,
    ...people.flatMap(personLines),
    ...(lagging ? ['', LAG] : []),
    '',
    `${removals} of ${atLeast ? 'at least ' : ''}${counted(assignments, 'person', 'people')} (${atLeast ? 'at most ' : ''}${percent} %) would lose RingCentral.${blindSpot ? ` Okta's safeguard is blind to it: ${blindSpot}.` : ''}${level ? ` Okta's safeguard stops the import (${level === 'app' ? 'app' : 'org-wide'} level) and pauses all others until they are resumed.` : ''}`,
    ...(refused ? [`Refused: ${refused.why}`, `Remedy: ${refused.remedy}`] : []),
  ].join('\n');
}
