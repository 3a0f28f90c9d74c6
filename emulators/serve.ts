import { commandLine } from '../engine/command-line';
import { announce, withdraw } from './discovery';
import { type Emulators, type EmulatorsOptions, startEmulators } from './start';

export interface ServeOptions extends EmulatorsOptions {
  /** One line of JSON when ready; otherwise a text for a person. */
  readonly json: boolean;
  readonly print: (line: string) => void;
}

const addresses = ({ okta, ringcentral, activeDirectory, admin }: Emulators) => ({
  okta,
  ringcentral,
  activeDirectory,
  admin,
});

const readyText = (emulators: Emulators): string =>
  [
    'The embedded tenants are up:',
    ...Object.entries(addresses(emulators)).map(([name, url]) => `  ${name.padEnd(16)} ${url}`),
    '',
    'In another terminal:',
    `  eval "$(${commandLine('env')} demo)"      the variables that every command needs`,
    '  npx cdktf plan demo                   what Terraform would do to them',
    `  curl ${emulators.admin}/     what an administrator can click`,
    '',
    'Ctrl-C stops them.',
  ].join('\n');

const untilAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });

/** Runs the tenants until SIGTERM or SIGINT; while they are up, a 0600 file tells `env` where they are. */
export async function serveEmulators({ json, print, ...options }: ServeOptions): Promise<void> {
  const asked = untilAsked();
  const emulators = await startEmulators(options);
  try {
    announce({ pid: process.pid, env: emulators.env });
    print(json ? JSON.stringify({ ...addresses(emulators), env: emulators.env }) : readyText(emulators));
    await asked;
  } finally {
    withdraw(process.pid);
    await emulators.close();
  }
}
