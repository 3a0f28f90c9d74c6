import { Command, CommanderError } from 'commander';
import { UserFacingError } from '../engine/errors';
import { explainedBy } from '../operations/explain/explained';
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

const failure = (error: UserFacingError) => {
  const explanation = explainedBy(error.message);
  return {
    error: {
      message: error.message,
      ...(error.remedy ? { remedy: error.remedy } : {}),
      ...(explanation ? { explanation } : {}),
    },
    ...('incomplete' in error ? { incomplete: error.incomplete } : {}),
  };
};

/** What went wrong, for a person: the message, what is known about it, and what to do next. */
function failureText({ message, remedy }: UserFacingError): string {
  const found = explainedBy(message);
  return [
    message,
    ...(found ? [`${found.id}: ${found.cause}`] : []),
    ...[remedy, found?.remedy].filter(Boolean).map((text) => `Remedy: ${text}`),
  ].join('\n');
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

/**
 * Runs one command: stdout carries only the result, no credential is ever printed, progress and errors go to stderr, unknown flags are refused.
 * An undefined outcome means that the command printed its own stream (JSON Lines, a server's ready line).
 */
export async function cli<Flags>({ name, summary, flags, run }: CliOptions<Flags>): Promise<void> {
  const base = new Command(name).description(summary).exitOverride().allowExcessArguments(false);
  const command = (flags ? flags(base) : base).option('--json', 'print the result as one line of JSON');
  const progress = progressOn(process.stderr);
  try {
    command.parse();
    const options = command.opts<Flags & { json?: boolean }>();
    const outcome = await run(options, command.args, progress);
    if (!outcome) return;
    say(process.stdout, options.json ? JSON.stringify(outcome.json) : outcome.text);
    process.exitCode = outcome.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else if (error instanceof UserFacingError) {
      say(process.stderr, failureText(error));
      if (process.argv.includes('--json')) say(process.stdout, JSON.stringify(failure(error)));
      process.exitCode = error.exitCode;
    } else throw error;
  }
}
