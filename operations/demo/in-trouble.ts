import { commandLine } from '../../engine/command-line';

/** Of the live company whoever a telephony administrator would ask about, and what about them. */
export const IN_TROUBLE: Readonly<Record<string, string>> = {
  'grace.winterbourne@acme.test': 'RingCentral refuses the state in her address',
  'hannah.pettibone@acme.test': 'her number is still being ported',
  'esme.thornycroft@acme.test': 'RingCentral has neither number nor extension for her',
};

/** Lines that tell a person what there is to look at. */
export const inTrouble = (environment: string): string[] => [
  '',
  'The company is live: people are imported, and one number is being ported. In trouble are:',
  ...Object.entries(IN_TROUBLE).map(([login, what]) => `  ${login.padEnd(32)} ${what}`),
  `  ${commandLine('person show')} --env ${environment} LOGIN tells why, and who does what about it`,
];
