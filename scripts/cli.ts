import { Command, CommanderError } from 'commander';
import { failureJson, failureText, foreseen, stackOf } from '../operations/failure';
import { gateLibraries, Terminal } from '../reports/outgoing';
import type { CommandDefinition } from './command';

const terminal = new Terminal();

/** The one place where a command fails, whatever was thrown. */
export function fail(name: string, thrown: unknown): void {
  if (thrown instanceof CommanderError) {
    if (thrown.exitCode === 0) return;
    process.exitCode = 2;
    const message = thrown.message.replace(/^error: /, '');
    if (process.argv.includes('--json')) terminal.printJson({ error: { message } });
    return;
  }
  const error = foreseen(thrown, name);
  terminal.tell(failureText(error));
  if (process.argv.includes('--debug')) terminal.tell(stackOf(thrown));
  if (process.argv.includes('--json')) terminal.printJson(failureJson(error));
  process.exitCode = error.exitCode;
}

/** What is thrown outside of the command's own promise would let Node print the whole error, whatever it carries. */
export function catchAll(name: string): void {
  gateLibraries();
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      // `… | head` has read enough.
      if ((error as NodeJS.ErrnoException | undefined)?.code !== 'EPIPE') fail(name, error);
      process.exit();
    });
}

/** A program or command whose every word leaves by the gate, and which never ends the process by itself. */
export const program = (name: string): Command =>
  new Command(name).exitOverride().configureOutput({
    writeOut: (text) => terminal.print(text.trimEnd()),
    writeErr: (text) => terminal.tell(text.trimEnd()),
  });

/** Gives a command its flags and its action: stdout carries only the result, no credential is ever printed, progress and errors go to stderr. */
export function equip<Flags>(name: string, base: Command, { flags, run, credentials }: CommandDefinition<Flags>): void {
  const declared = flags ? flags(base) : base;
  const needed = declared.options.filter(({ mandatory }) => mandatory);
  // Commander would miss `--env` before it looks at `--evn`; asked for in the action, the typo is told.
  for (const option of needed) option.mandatory = false;
  declared
    .allowExcessArguments(false)
    .option('--json', 'print the result as one line of JSON')
    .option('--debug', 'print where in the code a failure happened')
    .action(async () => {
      const missing = needed.find((option) => base.getOptionValue(option.attributeName()) === undefined);
      if (missing) base.error(`error: ${missing.flags} is missing`);
      const options = base.opts<Flags & { json?: boolean }>();
      const outcome = await run(options, base.args, terminal.progress, name);
      if (!outcome) return;
      if (credentials) terminal.printCredentials(options.json ? JSON.stringify(outcome.json) : outcome.text);
      else if (options.json) terminal.printJson(outcome.json);
      else terminal.print(outcome.text);
      process.exitCode = outcome.exitCode;
    });
}

/** A program with one command, as those of the checkout itself are. */
export async function cli<Flags>({
  name,
  summary,
  ...definition
}: Omit<CommandDefinition<Flags>, 'examples'> & { readonly name: string; readonly summary: string }): Promise<void> {
  catchAll(name);
  try {
    const base = program(name).description(summary);
    equip(name, base, definition);
    await base.parseAsync();
  } catch (error) {
    fail(name, error);
  }
}
