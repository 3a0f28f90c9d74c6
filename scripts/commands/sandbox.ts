import { UsageError } from '../../engine/errors';
import { serveEmulators, SimulatedClock } from '../../emulators';
import { Terminal } from '../../reports/outgoing';
import { command } from '../command';

interface Flags {
  readonly oktaPort?: string;
  readonly ringcentralPort?: string;
  readonly state?: string;
  readonly bare?: boolean;
  readonly simulatedClock?: string;
}

function port(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new UsageError(`${flag} ${text} is not a port.`, 'Give a number from 0 (any free port) to 65535.');
  return value;
}

function instant(flag: string, text: string): Date {
  const value = new Date(text);
  if (Number.isNaN(value.getTime())) throw new UsageError(`${flag} ${text} is no instant.`, 'Give ISO 8601, UTC.');
  return value;
}

export default command<Flags>({
  examples: ['sandbox', 'sandbox --json'],
  flags: (declared) =>
    declared
      .option('--okta-port <port>', 'port of the embedded Okta org; any free one by default')
      .option('--ringcentral-port <port>', 'port of the embedded RingCentral account; any free one by default')
      .option('--state <file>', 'keep all tenants in this JSON file, and take up what it holds')
      .option('--bare', 'new, empty tenants instead of the demo company')
      .option(
        '--simulated-clock <instant>',
        'a clock that stands still but for POST <admin>/clock {"milliseconds": n}',
      ),
  run: async ({ json, bare, state, oktaPort, ringcentralPort, simulatedClock }) => {
    const terminal = new Terminal();
    await serveEmulators({
      oktaPort: port('--okta-port', oktaPort),
      ringcentralPort: port('--ringcentral-port', ringcentralPort),
      state,
      bare,
      ...(simulatedClock !== undefined && { clock: new SimulatedClock(instant('--simulated-clock', simulatedClock)) }),
      json: json === true,
      // As JSON they are for the program that started them, credentials and all.
      print: (text) => (json === true ? terminal.printCredentials(text) : terminal.print(text)),
    });
    return undefined;
  },
});
