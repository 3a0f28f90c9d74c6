import { openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { lineGate } from '../../reports/outgoing';

/*
 * A program of its own, between Terraform and the command that started it. It outlives the command: so Terraform's output never breaks off,
 * and Terraform ends its work and saves its state. What it writes down has passed the gate.
 */
const PRIVATE = 0o600;
const log = openSync(process.argv[2]!, 'w', PRIVATE);
const gate = lineGate(process.env);
let listening = true;

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'] as const) process.on(name, () => undefined);
process.stdout.on('error', () => (listening = false));

createInterface({ input: process.stdin }).on('line', (line) => {
  const shown = `${gate(line)}\n`;
  try {
    writeSync(log, shown);
  } catch {
    // A full disk costs the log, never Terraform its output.
  }
  if (listening) process.stdout.write(shown);
});
