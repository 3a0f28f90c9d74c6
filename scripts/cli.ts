import { Command, CommanderError } from 'commander';
import { failureJson, failureText, foreseen, stackOf } from '../operations/failure';
import type { Outcome, Progress } from '../operations/outcome';
import { hideSecrets } from '../operations/secrets';

interface CliOptions<Flags> {
  readonly name: string;
  readonly summary: string;
  /** Declares flags and sub-commands' arguments; `--json` and `--help` are there already. */
  readonly flags?: (command: Command) => Command;
  readonly run: (
    flags: Flags & { json?: boolean },
    args: readonly string[],
    progress: Progress,
  ) => Promise<Outcome | undefined>;
}

const BAR = /^\s*[█░]/;

/** Writes each line; on a terminal a bar takes the place of the bar before it. */
function progressOn(stream: NodeJS.WriteStream): Progress {
  let onBar = false;
  return (line) => {
    const bar = stream.isTTY && BAR.test(line);
    const start = bar ? '\r\u001b[2K' : onBar ? '\n' : '';
    stream.write(`${start}${hideSecrets(line, process.env)}${bar ? '' : '\n'}`);
    onBar = bar;
  };
}

const say = (stream: NodeJS.WriteStream, text: string): void =>
  void stream.write(`${hideSecrets(text, process.env)}\n`);

/** The one place where a command fails, whatever was thrown. */
function fail(name: string, thrown: unknown): void {
  if (thrown instanceof CommanderError) {
    process.exitCode = thrown.exitCode === 0 ? 0 : 2;
    return;
  }
  const error = foreseen(thrown, name);
  say(process.stderr, failureText(error));
  if (process.argv.includes('--debug')) say(process.stderr, stackOf(thrown));
  if (process.argv.includes('--json')) say(process.stdout, JSON.stringify(failureJson(error)));
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
export async function cli<Flags>({ name, summary, flags, run }: CliOptions<Flags>): Promise<void> {
  const base = new Command(name).description(summary).exitOverride().allowExcessArguments(false);
  const command = (flags ? flags(base) : base)
    .option('--json', 'print the result as one line of JSON')
    .option('--debug', 'print where in the code a failure happened');
  const progress = progressOn(process.stderr);
  catchAll(name);
  try {
    command.parse();
    const options = command.opts<Flags & { json?: boolean }>();
    const outcome = await run(options, command.args, progress);
    if (!outcome) return;
    say(process.stdout, options.json ? JSON.stringify(outcome.json) : outcome.text);
    process.exitCode = outcome.exitCode;
  } catch (error) {
    fail(name, error);
  }
}
