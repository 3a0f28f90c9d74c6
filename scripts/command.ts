import { Option, type Command } from 'commander';
import type { Outcome, Progress } from '../operations/outcome';

/** Variables that a command reads, by what they are for; `--help` lists them. */
export type Variables = 'okta' | 'ringcentral' | 'activeDirectory' | 'github' | 'pipeline';

/** One command of the command line: everything but its name and its summary, which stand in the catalogue. */
export interface CommandDefinition<Flags> {
  /** As a person types them, without the program's name. @default the command alone, for one that is told everything by variables */
  readonly examples?: readonly string[];
  /** Declares flags and arguments; `--json`, `--debug` and `--help` are there already. */
  readonly flags?: (declared: Command) => Command;
  /** @default none */
  readonly variables?: readonly Variables[];
  /** What an exit code means here, where that is more than its usual meaning. */
  readonly exits?: Readonly<Partial<Record<0 | 1 | 2 | 3, string>>>;
  /** The result is credentials, as of `env`: it is printed as it is. */
  readonly credentials?: true;
  /** An undefined outcome means that the command printed its own stream (JSON Lines, a server's ready line). */
  readonly run: (
    flags: Flags & { json?: boolean },
    args: readonly string[],
    progress: Progress,
    /** Under which name it was called, such as `ci verdict`. */
    name: string,
  ) => Promise<Outcome | undefined>;
}

/** Declares one command. Its file is loaded only when the command is called, so it may import what it needs. */
export const command = <Flags = object>(definition: CommandDefinition<Flags>): CommandDefinition<Flags> => definition;

/** A flag that a step of a pipeline may tell by a variable instead; one of the two must be given. */
export const told = (flags: string, description: string, variable: string): Option =>
  new Option(flags, description).env(variable).makeOptionMandatory();
