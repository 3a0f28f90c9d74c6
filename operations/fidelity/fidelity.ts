import type { Outcome } from '../outcome';
import type { Conformance } from './definitions/check';
import { conformance } from './definitions/tenants';
import { play, type Difference, type Played } from './recordings/play';
import type { Figures } from './recordings/tally';
import { counted } from '../../engine/counted';

export interface FidelityFlags {
  /** A recording, or a folder of them. @default none: only the vendors' definitions are asked */
  readonly recordings?: string | undefined;
}

const NOT_PLAYED: Played = {
  figures: {
    okta: { interactions: 0, status: null, keys: null, echo: null, error: null, link: null, exact: null },
    ringcentral: { interactions: 0, status: null, keys: null, echo: null, error: null, link: null, exact: null },
  },
  differences: [],
};

const MOST_SHOWN = 25;
const percent = (value: number | null): string => (value === null ? 'nothing to compare' : `${value} %`);

const figureLine = (vendor: string, { interactions, status, keys, echo, exact }: Figures): string =>
  `${vendor}: ${counted(interactions, 'answer')}; status ${percent(status)}, keys ${percent(keys)}, echo ${percent(echo)}, exact ${percent(exact)}`;

const differenceLine = ({ count, kind, endpoint, path, example }: Difference): string =>
  `  ${count} × ${kind} ${endpoint} ${path}: recorded ${JSON.stringify(example.recorded)}, answered ${JSON.stringify(example.given)} (${example.recording}, step ${example.step})`;

const definitionLines = ({ vendor, version, checked, deviating, listed }: Conformance): string[] => [
  `Definitions of ${vendor} ${version}: ${counted(checked, 'answer')}, ${deviating.length} deviating, ${listed.all} listed deviations`,
  ...deviating.map(({ operation, status, problems }) => `  ${operation} ${status}: ${problems.join('; ')}`),
];

const countsOf = ({ checked, deviating }: Conformance) => ({ checked, deviating: deviating.length });

/**
 * Says how faithfully the embedded tenants answer: recorded traffic is sent to them, and their answers are held against the vendors'
 * published definitions. It measures: exit 0 whatever the share is, 1 only where an answer deviates from its definition.
 */
export async function fidelity({ recordings }: FidelityFlags): Promise<Outcome> {
  const played = recordings === undefined ? NOT_PLAYED : await play(recordings);
  const definitions = await conformance();
  const all = Object.values(definitions);
  const { figures, differences } = played;
  return {
    exitCode: all.some(({ deviating }) => deviating.length > 0) ? 1 : 0,
    json: {
      okta: figures.okta,
      ringcentral: figures.ringcentral,
      definitions: { okta: countsOf(definitions.okta), ringcentral: countsOf(definitions.ringcentral) },
      differences,
    },
    text: [
      figureLine('Okta', figures.okta),
      ...(figures.ringcentral.interactions > 0 ? [figureLine('RingCentral', figures.ringcentral)] : []),
      ...differences.slice(0, MOST_SHOWN).map(differenceLine),
      ...all.flatMap(definitionLines),
    ].join('\n'),
  };
}
