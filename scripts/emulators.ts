import { UsageError } from '../engine/errors';
import { serveEmulators } from '../emulators';
import { cli } from './cli';

interface Flags {
  readonly oktaPort?: string;
  readonly ringcentralPort?: string;
  readonly state?: string;
  readonly bare?: boolean;
}

function port(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new UsageError(`${flag} ${text} is not a port.`, 'Give a number from 0 (any free port) to 65535.');
  return value;
}

void cli<Flags>({
  name: 'emulators',
  summary: 'Serve the embedded tenants on 127.0.0.1 until SIGTERM or Ctrl-C',
  flags: (command) =>
    command
      .option('--okta-port <port>', 'port of the embedded Okta org; any free one by default')
      .option('--ringcentral-port <port>', 'port of the embedded RingCentral account; any free one by default')
      .option('--state <file>', 'keep all tenants in this JSON file, and take up what it holds')
      .option('--bare', 'new, empty tenants instead of the demo company'),
  run: async ({ json, bare, state, oktaPort, ringcentralPort }) => {
    await serveEmulators({
      oktaPort: port('--okta-port', oktaPort),
      ringcentralPort: port('--ringcentral-port', ringcentralPort),
      state,
      bare,
      json: json === true,
      print: (line) => void process.stdout.write(`${line}\n`),
    });
    return undefined;
  },
});
