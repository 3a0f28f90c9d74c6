import { commandLine } from '../engine/command-line';
import { announce, withdraw } from './discovery';
import { type Emulators, type EmulatorsOptions, environmentOf, startEmulators } from './start';

/** What whoever starts the tenants adds to them before anybody is told of them. */
export interface Prepared {
  /** Further variables for every command. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further lines for a person. */
  readonly says?: readonly string[];
}

export interface ServeOptions extends EmulatorsOptions {
  /** The signal is aborted when the tenants are asked to stop before they are ready. */
  readonly prepare?: (emulators: Emulators, signal: AbortSignal) => Promise<Prepared>;
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

const readyText = (emulators: Emulators, environment: string, says: readonly string[]): string =>
  [
    'The embedded tenants are up:',
    ...Object.entries(addresses(emulators)).map(([name, url]) => `  ${name.padEnd(16)} ${url}`),
    ...says,
    '',
    'In another terminal:',
    ...[
      [`eval "$(${commandLine('env')} ${environment})"`, 'the variables that every command needs'],
      [`${commandLine('plan')} --env ${environment}`, 'what Terraform would do to them'],
      [`${commandLine('init')} NAME`, 'an environment of your own, with the ids of these tenants'],
      [`${emulators.admin}/`, 'in a browser: people, switches, what was written'],
    ].map(([line = '', what = '']) => `  ${line.padEnd(52)} ${what}`),
    '',
    'Ctrl-C stops them.',
  ].join('\n');

const untilAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });

/** Runs the tenants until SIGTERM or SIGINT; while they are up, a 0600 file tells `env` where they are. */
export async function serveEmulators({ json, print, prepare, ...options }: ServeOptions): Promise<void> {
  const stopping = new AbortController();
  const asked = untilAsked().then(() => stopping.abort());
  const emulators = await startEmulators(options);
  try {
    const { env: more = {}, says = [] } = (await prepare?.(emulators, stopping.signal)) ?? {};
    const env = { ...emulators.env, ...more };
    announce({ pid: process.pid, env });
    print(json ? JSON.stringify({ ...addresses(emulators), env }) : readyText(emulators, environmentOf(options), says));
    await asked;
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    withdraw(process.pid);
    await emulators.close();
  }
}
