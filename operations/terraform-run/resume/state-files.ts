import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../../engine/environment/schema';
import { RefusedError } from '../../../engine/errors';
import type { StackDirectory } from '../../../terraform';
import { writeUnchanged } from '../../../reports/outgoing';
import { cutLocalState, isWhole } from '../state-place';
import { resumeCommand, type Resumed } from './resumed';

/** Where Terraform leaves a state that its backend did not take. */
const ERRORED = 'errored.tfstate';

/** @throws RefusedError while a state waits to be pushed: planning without it would make everything a second time */
export function refuseErroredState({ name }: Environment, folder: string): void {
  const path = join(folder, ERRORED);
  if (!existsSync(path)) return;
  throw new RefusedError(
    `The last apply could not save its state, and left it in ${path}. Nothing was read or written.`,
    `${resumeCommand(name)} pushes it to the backend and goes on`,
  );
}

/** Takes up a local state that was cut off from the backup that Terraform wrote first; what was cut is kept beside it. */
export function recoverLocalState(environment: Environment, folder: string): Resumed[] {
  const path = cutLocalState(environment, folder);
  if (path === undefined) return [];
  renameSync(path, `${path}.cut`);
  const backup = `${path}.backup`;
  if (isWhole(backup)) copyFileSync(backup, path);
  return [{ address: 'state', how: 'recovered from its backup' }];
}

/** Pushes a state that the backend did not take. The file is kept under another name. */
export async function pushErroredState(stack: StackDirectory): Promise<Resumed[]> {
  const path = join(stack.path, ERRORED);
  if (!existsSync(path)) return [];
  try {
    await stack.push(ERRORED);
  } catch (error) {
    if (!/has the same serial/.test((error as Error).message)) throw error;
    // Terraform saves now and then while it applies, under one serial and one lock: what it left last is the newer one.
    const { serial, ...state } = JSON.parse(readFileSync(path, 'utf8')) as { serial: number };
    writeUnchanged(path, JSON.stringify({ ...state, serial: serial + 1 }));
    await stack.push(ERRORED);
  }
  renameSync(path, `${path}.pushed`);
  return [{ address: 'state', how: 'pushed from errored.tfstate' }];
}
