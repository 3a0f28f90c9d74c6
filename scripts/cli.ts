import { Command, CommanderError } from 'commander';
import { failureJson, failureText, foreseen, stackOf } from '../operations/failure';
import type { Outcome, Progress } from '../operations/outcome';
import { gateLibraries, Terminal } from '../reports/outgoing';

interface CliOptions<Flags> {
  readonly name: string;
  readonly summary: string;
  /** Declares flags and sub-commands' arguments; `--json` and `--help` are there already. */
  readonly flags?: (command: Command) => Command;
  /** The result is credentials, as of `env`: it is printed as it is. */
  readonly credentials?: true;
  readonly run: (
    flags: Flags & { json?: boolean },
    args: readonly string[],
    progress: Progress,
  ) => Promise<Outcome | undefined>;
}

const terminal = new Terminal();

/** The one place where a command fails, whatever was thrown. */
function fail(name: string, thrown: unknown): void {
  if (thrown instanceof CommanderError) {
    process.exitCode = thrown.exitCode === 0 ? 0 : 2;
    return;
  }
  const error = foreseen(thrown, name);
  terminal.tell(failureText(error));
  if (process.argv.includes('--debug')) terminal.tell(stackOf(thrown));
  if (process.argv.includes('--json')) terminal.printJson(failureJson(error));
  process.exitCode = error.exitCode;
}

/** What is thrown outside of the command's own promise would let Node print the whole error, whatever it carries. */
function catchAll(name: string): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      fail(name, error);
      process.exit();
    });
}

/**
 * Runs one command: stdout carries only the result, no credential is ever printed, progress and errors go to stderr, unknown flags are refused.
 * An undefined outcome means that the command printed its own stream (JSON Lines, a server's ready line).
 */
export async function cli<Flags>({ name, summary, flags, run, credentials }: CliOptions<Flags>): Promise<void> {
  const base = new Command(name)
    .description(summary)
    .exitOverride()
    .allowExcessArguments(false)
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.tell(text.trimEnd()),
    });
  const command = (flags ? flags(base) : base)
    .option('--json', 'print the result as one line of JSON')
    .option('--debug', 'print where in the code a failure happened');
  catchAll(name);
  gateLibraries();
  try {
    command.parse();
    const options = command.opts<Flags & { json?: boolean }>();
    const outcome = await run(options, command.args, terminal.progress);
    if (!outcome) return;
    if (credentials) terminal.printCredentials(options.json ? JSON.stringify(outcome.json) : outcome.text);
    else if (options.json) terminal.printJson(outcome.json);
    else terminal.print(outcome.text);
    process.exitCode = outcome.exitCode;
  } catch (error) {
    fail(name, error);
  }
}
