import { counted } from '../../engine/counted';
import type { Unknown } from '../../engine/review/model';
import { isPilot, pilotFollows } from '../../engine/flows/pilot';
import { ringcentralSystem } from '../../engine/flows/take';
import { differences } from '../../engine/org/differences';
import type { Environment } from '../../engine/environment/schema';
import type { OrgKnowledge } from './known-org';
import { staleExport } from './stale-export';
import type { Sides } from './sides';
import type { Walked } from './walker';

interface Looked {
  readonly environment: Environment;
  readonly knowledge: OrgKnowledge;
  readonly sides: Sides;
}

interface Asked {
  readonly base?: string;
  readonly invented?: boolean;
}

/** `2026-11-30 21:08 UTC`. */
const minute = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

/** Systems of whose pairs the change touches something. */
const touchedSystems = ({ affected }: Walked, { hops, changes }: Sides): string[] => [
  ...new Set([
    ...[...affected].map((path) => path.slice(0, path.indexOf('.'))),
    ...hops.filter(({ state }) => state !== 'same').flatMap(({ from, to }) => [from, to.slice(0, to.indexOf('.'))]),
    ...changes.flatMap(({ system }) => (system === undefined ? [] : [system])),
  ]),
];

/** Sources and mappings that nobody declared decide with those that are. */
function orgUnknown(walked: Walked, { knowledge, sides }: Looked): Unknown[] {
  if (knowledge.known || sides.changes.length === 0) return [];
  const systems = touchedSystems(walked, sides).filter((system) => system !== 'okta');
  return [
    {
      what: `live sources, and undeclared mappings of ${systems.join(', ') || 'the pairs that it touches'}`,
      why: 'nobody told of the org: npx ringcentral-okta person export --out FILE keeps it beside the people; with a plan and Okta credentials the org itself is read',
    },
  ];
}

const RINGCENTRAL_TELLS = ['directNumber', 'extensionNumber'];

/** What RingCentral was asked for is known, also where it has none. */
function told({ environment, knowledge }: Looked): ReadonlySet<string> {
  const system = ringcentralSystem(environment.systems);
  const asked = system !== undefined && knowledge.file?.ringcentral !== undefined;
  return new Set(asked ? RINGCENTRAL_TELLS.map((name) => `${system}.${name}`) : []);
}

/** Since people were exported somebody changed the org; what is compared is the org of now. */
function moved({ known, file, kept }: OrgKnowledge): string[] {
  if (!known || known.at !== undefined || !file || !kept) return [];
  const places = differences(known.org, kept).length;
  return places === 0
    ? []
    : [
        `The org has moved since the people were exported (${minute(file.readAt)}): ${counted(places, 'place differs', 'places differ')}.`,
      ];
}

function seenOf(walked: Walked, { environment, knowledge, sides }: Looked): string[] {
  const { population } = walked.tally.impact();
  const pairs = new Set(sides.after.lines.map(({ system }) => system)).size;
  const lines = sides.after.lines.length;
  const { known, file } = knowledge;
  const from = known?.at === undefined ? 'read now' : `as exported ${minute(known.at)}`;
  const numbers = file?.ringcentral
    ? `RingCentral's numbers of ${minute(file.readAt)}`
    : "Okta's copy of RingCentral's numbers";
  return [
    `Looked at ${counted(population, 'person', 'people')}, ${counted(lines, 'attribute mapping')} of ${counted(pairs, 'pair')}, ${known ? `sources and undeclared mappings ${from}` : 'what is declared'}, ${numbers}.`,
    ...(walked.read.repeated > 0
      ? [
          `${counted(walked.read.repeated, 'line')} of the file repeat somebody: each person counts once, as first told.`,
        ]
      : []),
    ...(environment.flows.lines ?? [])
      .filter(isPilot)
      .map((line) => pilotFollows(line, environment.calibration?.groupFunctions)),
    ...moved(knowledge),
  ];
}

/** What should have been seen and was not, and what was. What nobody asked for, of invented people, is no gap. */
export function completeness(
  { base, invented = false }: Asked,
  looked: Looked,
  walked: Walked,
  others: readonly Unknown[],
): { readonly incomplete: readonly Unknown[]; readonly seen: readonly string[] } {
  const { sides, knowledge } = looked;
  const touched = sides.changes.length > 0 || walked.affected.size > 0;
  const seen = [
    ...seenOf(walked, looked),
    ...(invented ? ['People not looked at: these are invented, and the org was not asked.'] : []),
  ];
  const ofPeople = walked.belonging.unknown(knowledge.kept !== undefined);
  if (invented) return { incomplete: [...sides.unknown, ...others], seen };
  return {
    incomplete: [
      ...sides.unknown,
      ...knowledge.unknown,
      ...ofPeople,
      ...(touched ? orgUnknown(walked, looked) : []),
      ...(touched ? staleExport(base, sides, knowledge, walked.affected) : []),
      // Nobody carries anything in a file of nobody, or of others.
      ...(ofPeople.length === 0 ? walked.carried.unknown(told(looked)) : []),
      ...others,
    ],
    seen,
  };
}
