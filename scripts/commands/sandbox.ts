import { existsSync } from 'node:fs';
import { UsageError } from '../../engine/errors';
import { SimulatedClock } from '../../emulators';
import { sandbox, STAGES } from '../../operations/demo/sandbox';
import { surroundingsOf } from '../../operations/surroundings';
import { Terminal } from '../../reports/outgoing';
import { command } from '../command';
import { oneOf } from '../one-of';

interface Flags {
  readonly at: string;
  readonly awkward?: boolean;
  readonly limits?: boolean;
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
  examples: ['sandbox', 'sandbox --at start --json', 'sandbox --awkward'],
  flags: (declared) =>
    declared
      .option('--at <stage>', `${STAGES.join(', ')}: how far the company is`, 'live')
      .option('--awkward', 'a company wired by hand, with an HR system, two domains and two RingCentral apps')
      .option('--limits', 'refuse calls as often as the real RingCentral does')
      .option('--okta-port <port>', 'port of the embedded Okta org; any free one by default')
      .option('--ringcentral-port <port>', 'port of the embedded RingCentral account; any free one by default')
      .option('--state <file>', 'keep all tenants in this JSON file, and take up what it holds')
      .option('--bare', 'new, empty tenants instead of the company; as --at start')
      .option(
        '--simulated-clock <instant>',
        'a clock that stands still but for POST <admin>/clock {"milliseconds": n}; as --at start',
      ),
  run: async (flags, _args, progress) => {
    const { json, bare, state, oktaPort, ringcentralPort, simulatedClock, awkward = false, limits = false } = flags;
    const terminal = new Terminal();
    const takenUp = state !== undefined && existsSync(state);
    await sandbox(
      {
        at: bare || takenUp || simulatedClock !== undefined ? 'start' : oneOf('--at', STAGES, flags.at),
        awkward,
        limits,
        oktaPort: port('--okta-port', oktaPort),
        ringcentralPort: port('--ringcentral-port', ringcentralPort),
        state,
        bare,
        ...(simulatedClock !== undefined && {
          clock: new SimulatedClock(instant('--simulated-clock', simulatedClock)),
        }),
        json: json === true,
        // As JSON they are for the program that started them, credentials and all.
        print: (text) => (json === true ? terminal.printCredentials(text) : terminal.print(text)),
      },
      surroundingsOf(progress),
    );
    return undefined;
  },
});
