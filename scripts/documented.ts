import { commandLine } from '../engine/command-line';
import type { Handed } from '../operations/docs/pages';
import { CHECKS } from '../operations/doctor';
import { environmentFile } from '../operations/init/environment-file';
import { CATALOGUE } from './catalogue';
import { definitionOf } from './program';

/** What pages are made of that stands in single commands, or in the catalogue of all. */
export const documented = (): Handed => ({
  checks: CHECKS,
  smallest: environmentFile('acme', {}),
  commands: CATALOGUE.map(({ title, commands }) => ({
    title,
    commands: commands.map((row) => ({
      name: row.name,
      summary: row.summary,
      examples: (definitionOf(row).examples ?? [row.name]).map(commandLine),
    })),
  })),
});
