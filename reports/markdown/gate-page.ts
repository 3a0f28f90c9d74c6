import { PHASES } from '../../engine/flows/model';
import type { Gate } from '../../engine/conditions/gate';

const CONDITIONS = {
  always: '',
  singleSignOn: ' Only where `singleSignOn` is true.',
  reactivation: ' Only where `reactivation` is true.',
  primaryPhoneByHand:
    ' Only where `okta.primaryPhone` is sourced from a system of its own and `okta.baseSources` is `byHand`: otherwise our provider sets it.',
} as const;

const SUBJECTS = {
  org: 'once',
  ringcentral: 'on the RingCentral app',
  directory: 'on each directory',
  writtenDirectory: 'on each directory that numbers are written back to',
} as const;

const FACT_MEANS = { proves: 'Proven', renews: 'Renewed', ends: 'Ended' } as const;

const told = ({ facts = [] }: Gate): string[] =>
  facts.map(
    ({ means, what, events }) =>
      `- ${FACT_MEANS[means]} by: ${what}, as Okta's System Log tells it (${events.map((event) => `\`${event}\``).join(', ')})`,
  );

const proven = ({ proof }: Gate): string =>
  'features' in proof
    ? `by Okta itself: the app shows ${proof.features.map((feature) => `\`${feature}\``).join(' and ')}`
    : `by attestation, which counts for ${proof.attestedForDays} days unless it says otherwise`;

function entry(gate: Gate): string {
  const after = gate.follows ? ` It follows the apply of phase \`${gate.follows}\`.` : '';
  const until = gate.until ? ` It no longer counts from phase \`${gate.until}\` on.` : '';
  return [
    `### ${gate.id}`,
    `${gate.title}.${CONDITIONS[gate.when ?? 'always']}${after}${until}`,
    [
      `- Who: ${gate.who}`,
      `- Where: ${gate.where}`,
      `- Done: ${SUBJECTS[gate.about]}`,
      `- Proven: ${proven(gate)}`,
      ...told(gate),
      `- Why: ${gate.why}`,
      `- Source: ${gate.source}`,
    ].join('\n'),
  ].join('\n\n');
}

/** The page of all gates, phase by phase. */
export function gatePage(gates: readonly Gate[]): string {
  const phases = PHASES.map((phase) => [phase, gates.filter(({ guards }) => guards === phase)] as const);
  return [
    '# Gates',
    'A gate is a step that no API can take. Each is a Terraform precondition: while it is shut, the plan of its phase fails with the words below and nothing is written. With several directories a gate has one key for each, as `ad-agent@corp`. What a person has seen is attested under `attestations` of the environment.',
    ...phases
      .filter(([, guarding]) => guarding.length > 0)
      .flatMap(([phase, guarding]) => [`## Before phase \`${phase}\``, ...guarding.map(entry)]),
  ].join('\n\n');
}
