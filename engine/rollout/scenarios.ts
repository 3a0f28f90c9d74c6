import { GATE_RECORDS } from '../conditions/catalogue';
import type { GateStage } from '../conditions/gate';
import { AD_GUIDE } from '../conditions/sources';
import type { Scenario, Stage } from './step';

/** The gates of a stage, by what each gate's own record says. */
const gatesOf = (stage: GateStage): readonly string[] =>
  GATE_RECORDS.filter((gate) => gate.stage === stage).map(({ id }) => id);

const RINGCENTRAL_SIDE: Stage = {
  title: "RingCentral's side",
  steps: [...gatesOf('ringcentral-side'), 'special-phones'],
};

const DIRECTORY_SETTINGS: Stage = {
  title: 'Import settings of the directory',
  steps: gatesOf('directory-settings'),
};

const AGENT: Stage = { title: 'The directory agent', steps: gatesOf('agent') };

const DIRECTORY_LINES: Stage = { title: 'From the directory to Okta', steps: ['directory-lines'] };

const IMPORT: readonly Stage[] = [
  { title: 'Groups', steps: ['directory-groups'] },
  { title: 'The first full import', steps: ['directory-people', ...gatesOf('first-import')] },
];

/** The guide's "Configuring RingCentral app for provisioning", and what follows from it. */
const PROVISIONING: readonly Stage[] = [
  { title: 'The RingCentral app', steps: ['phase-app'] },
  { title: 'API integration', steps: gatesOf('authentication') },
  {
    title: 'Provisioning features',
    steps: gatesOf('features'),
  },
  { title: 'Before anybody is assigned', steps: ['preflight'] },
  { title: 'Lines and groups', steps: ['phase-provisioning'] },
];

const EVERYBODY: readonly Stage[] = [
  { title: 'People', steps: [...gatesOf('people'), 'everybody-linked'] },
  { title: 'Who is who', steps: ['employee-ids'] },
];

/** A few users are defined in RingCentral before the rest are provisioned through Okta (scenarios 3 and 4). */
const FIRST_USERS: Stage = { title: 'The first few users', steps: ['first-users-linked'] };

/** The guide's "Setting up bi-direction sync for phone number", in its order. */
const NUMBERS: readonly Stage[] = [
  {
    title: 'Flags of Okta Support',
    steps: gatesOf('flags'),
  },
  {
    title: 'Write-back to the directory',
    steps: gatesOf('write-back'),
  },
  { title: 'RingCentral as a profile source', steps: gatesOf('profile-source') },
  {
    title: 'Order and attributes',
    steps: gatesOf('attributes'),
  },
  { title: 'Numbers that differ', steps: ['cutover', 'cutover-table', 'nothing-ported'] },
  { title: 'Lines of the numbers', steps: ['phase-bidirectional'] },
  { title: 'Numbers of everybody', steps: [...gatesOf('numbers'), 'numbers-arrive'] },
];

const LIVE: readonly Stage[] = [
  { title: 'Ported numbers', steps: ['porting-finished'] },
  { title: 'In the place of temporary ones', steps: ['ported-numbers-swapped'] },
  { title: 'Cutover', steps: ['ported-cutover-table'] },
  {
    title: 'By itself from here on, and single sign-on',
    steps: gatesOf('live'),
  },
  { title: 'Live', steps: ['phase-live'] },
  { title: 'Ported numbers in the directory', steps: ['ported-numbers-arrive'] },
];

/** The agent first, for the org is new; then its settings, mapping, groups and import, as steps 1 to 6 have them. */
const NEW_ORG: readonly Stage[] = [
  { title: 'A new Okta org', steps: ['okta-org'] },
  { title: 'The app that came with it', steps: ['app-adopted'] },
  RINGCENTRAL_SIDE,
  AGENT,
  DIRECTORY_SETTINGS,
  DIRECTORY_LINES,
  ...IMPORT,
];

/** The directory is integrated already, which is looked at after the lines were reviewed. */
const KNOWN_ORG: readonly Stage[] = [
  RINGCENTRAL_SIDE,
  DIRECTORY_LINES,
  { title: 'The directory, integrated already', steps: [...AGENT.steps, ...DIRECTORY_SETTINGS.steps] },
  ...IMPORT,
];

const ONWARDS: readonly Stage[] = [...EVERYBODY, ...NUMBERS, ...LIVE];

/** The guide's four scenarios. */
export const SCENARIOS: readonly Scenario[] = [
  {
    id: 'existing-ringcentral-without-okta',
    title: 'Existing RingCentral customer without Okta',
    source: `${AD_GUIDE}, scenario 1`,
    stages: [...NEW_ORG, ...PROVISIONING, ...ONWARDS],
  },
  {
    id: 'existing-ringcentral-with-okta',
    title: 'Existing RingCentral customer with Okta',
    source: `${AD_GUIDE}, scenario 2`,
    stages: [...KNOWN_ORG, ...PROVISIONING, ...ONWARDS],
  },
  {
    id: 'new-ringcentral-without-okta',
    title: 'Brand new RingCentral customer without Okta',
    source: `${AD_GUIDE}, scenario 3`,
    stages: [...NEW_ORG, ...PROVISIONING, FIRST_USERS, ...ONWARDS],
  },
  {
    id: 'new-ringcentral-with-okta',
    title: 'Brand new RingCentral customer with Okta',
    source: `${AD_GUIDE}, scenario 4`,
    stages: [...KNOWN_ORG, ...PROVISIONING, FIRST_USERS, ...ONWARDS],
  },
];
