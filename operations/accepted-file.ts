import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { acceptedSchema, NOTHING_ACCEPTED, type Accepted } from '../engine/drift';
import { UsageError } from '../engine/errors';
import { writeReport } from '../reports/outgoing';
import { PROJECT } from './surroundings';

/**
 * In git, beside the environment it is about: who accepts drift does so in a reviewed change. An environment of a file of its own
 * (ENVIRONMENT_FILE) has its baseline beside that file, where there is one.
 */
export function acceptedPath(environment: string, { ENVIRONMENT_FILE: file }: NodeJS.ProcessEnv = {}): string {
  const name = join('drift', `${environment}.json`);
  const beside = file ? join(dirname(file), name) : undefined;
  return beside !== undefined && existsSync(beside) ? beside : join(PROJECT, 'environments', name);
}

/** What people have accepted; nothing where there is no file. @throws UsageError where it is not in its shape */
export function readAccepted(path: string): Accepted {
  if (!existsSync(path)) return NOTHING_ACCEPTED;
  try {
    return acceptedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new UsageError(`${path} is no baseline of drift: ${why}`, 'fix the file, or take it back from git');
  }
}

export function writeAccepted(path: string, accepted: Accepted): void {
  writeReport(path, `${JSON.stringify(accepted, null, 2)}\n`);
}
