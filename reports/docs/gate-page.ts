import { EVIDENCE_CLASSES, evidenceClassOf } from '../../engine/conditions/evidence-class';
import { SEEN_EVENT_TYPES } from '../../engine/conditions/console/settings';
import { PHASES } from '../../engine/flows/model';
import type { Gate } from '../../engine/conditions/gate';
import { counted } from '../../engine/counted';

const CONDITIONS = {
  always: '',
  singleSignOn: ' Only where `singleSignOn` is true.',
  reactivation: ' Only where `reactivation` is true.',
  primaryPhoneByHand:
    ' Only where `okta.primaryPhone` is sourced from a system of its own and `okta.baseSources` is `byHand`: otherwise our provider sets it.',
  baseSourcesByHand:
    ' Only where another base attribute of Okta has sources of its own and `okta.baseSources` is `byHand`.',
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

const evidence = ({ told: said }: Gate): string[] => [
  ...(said?.proves === undefined ? [] : [`- Proven without a word by: ${said.proves}`]),
  ...(said?.ends === undefined ? [] : [`- A word for it is ended by: ${said.ends}`]),
];

/** What is otherwise in an LDAP directory; nothing where all is as in Active Directory. */
const inLdap = ({ inLdap: other }: Gate): string[] => {
  const words = [
    other?.title,
    other?.who && `who: ${other.who}`,
    other?.where && `where: ${other.where}`,
    other?.told?.ends && `a word for it is ended by: ${other.told.ends}`,
    other?.why && `why: ${other.why}`,
    other?.source && `source: ${other.source}`,
  ];
  return other === undefined ? [] : [`- In an LDAP directory: ${words.filter(Boolean).join('; ')}`];
};

/** The gates by what they rest on. */
function classes(gates: readonly Gate[]): string {
  const rows = EVIDENCE_CLASSES.map((name) => {
    const of = gates.filter((gate) => evidenceClassOf(gate) === name).map(({ id }) => `\`${id}\``);
    return `- **${name}** (${of.length} of ${gates.length}): ${of.join(', ')}`;
  });
  const seen = SEEN_EVENT_TYPES.map((type) => `\`${type}\``).join(', ') || 'none yet';
  return [
    "What a gate rests on: a tenant's own answer, a person's dated word that a fact of a tenant can end, or that word alone. Drift, doctor, rollout and plan (RCO038) tell the facts; an attestation that a fact has ended is to be given anew.",
    rows.join('\n'),
    `A change that Okta's System Log tells blocks a plan only for event types whose shape has been seen in a real org: ${seen}.`,
  ].join('\n\n');
}

const proven = ({ proof }: Gate): string =>
  'features' in proof
    ? `by Okta itself: the app shows ${proof.features.map((feature) => `\`${feature}\``).join(' and ')}`
    : `by attestation, which counts for ${counted(proof.attestedForDays, 'day')} unless it says otherwise`;

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
      ...evidence(gate),
      `- Why: ${gate.why}`,
      `- Source: ${gate.source}`,
      ...inLdap(gate),
    ].join('\n'),
  ].join('\n\n');
}

/** The page of all gates, phase by phase. */
export function gatePage(gates: readonly Gate[]): string {
  const phases = PHASES.map((phase) => [phase, gates.filter(({ guards }) => guards === phase)] as const);
  return [
    '# Gates',
    'A gate is a step that no API can take. Each is a Terraform precondition: while it is shut, the plan of its phase fails with the words below and nothing is written. With several directories a gate has one key for each, as `ad-agent@corp`. What a person has seen is attested under `attestations` of the environment.',
    '## What they rest on',
    classes(gates),
    ...phases
      .filter(([, guarding]) => guarding.length > 0)
      .flatMap(([phase, guarding]) => [`## Before phase \`${phase}\``, ...guarding.map(entry)]),
  ].join('\n\n');
}
