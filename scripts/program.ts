import type { Command } from 'commander';
import { PROGRAM } from '../engine/command-line';
import { CATALOGUE, COMMANDS, FAMILIES, type CatalogueRow } from './catalogue';
import { equip, program } from './cli';
import type { CommandDefinition } from './command';
import { furtherHelp, programHelp } from './help';
import { version } from '../package.json';

/** What a command takes and does. Only the one that is called is ever loaded. */
export function definitionOf({ name, file = name.replaceAll(' ', '-') }: CatalogueRow): CommandDefinition<object> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- lazily, and alike in sources and in compiled code
  return (require(`./commands/${file}`) as { default: CommandDefinition<object> }).default;
}

/** The command that these words call; the longest name wins. */
export const called = (words: readonly string[]): CatalogueRow | undefined =>
  COMMANDS.find(({ name }) => name.split(' ').every((word, at) => words[at] === word));

/** The command that only holds others, such as `person`. */
function familyOf(root: Command, name: string): Command {
  const there = root.commands.find((one) => one.name() === name);
  return (
    there ??
    root
      .command(name)
      .description(FAMILIES[name] ?? '')
      .helpCommand(false)
  );
}

/** The whole command line, of which one command is loaded. */
export function commandLineProgram(wanted?: CatalogueRow): Command {
  const root = program(PROGRAM)
    .description('Declares, reviews, applies and watches a company’s Okta and RingCentral integration')
    .version(version)
    .usage('COMMAND [flags]')
    .helpCommand(false)
    .addHelpText('after', programHelp);
  for (const { title, commands } of CATALOGUE) {
    root.commandsGroup(`${title}:`);
    for (const row of commands) {
      const [first = '', second] = row.name.split(' ');
      const parent = second === undefined ? root : familyOf(root, first);
      const one = parent.command(second ?? first).description(row.summary);
      if (row !== wanted) continue;
      const definition = definitionOf(row);
      equip(row.name, one, definition);
      one.addHelpText('after', () =>
        furtherHelp(
          row.name,
          definition,
          one.options.some(({ long }) => long === '--env'),
        ),
      );
    }
  }
  return root;
}
