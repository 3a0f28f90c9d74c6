import { PROGRAM } from '../engine/command-line';
import { catchAll, fail } from './cli';
import { called, commandLineProgram } from './program';

/** `help plan` is `plan --help`; nothing at all asks for the list of commands. */
const asked = (words: readonly string[]): readonly string[] => {
  if (words.length === 0) return ['--help'];
  return words[0] === 'help' ? [...words.slice(1), '--help'] : words;
};

async function main(): Promise<void> {
  const words = asked(process.argv.slice(2));
  const wanted = called(words);
  const name = wanted?.name ?? PROGRAM;
  catchAll(name);
  try {
    await commandLineProgram(wanted).parseAsync(words, { from: 'user' });
  } catch (error) {
    fail(name, error);
  }
}

void main();
