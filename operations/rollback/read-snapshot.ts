import { commandLine } from '../../engine/command-line';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Environment } from '../../engine/environment/schema';
import { RefusedError, UsageError } from '../../engine/errors';
import { snapshotSchema, type Snapshot } from '../terraform-run/snapshot';

/** @throws UsageError where the file is no snapshot; RefusedError where it is of another environment or org */
export function readSnapshot(path: string, environment: Environment): Snapshot {
  let snapshot: Snapshot;
  try {
    snapshot = snapshotSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new UsageError(
      `${path} is no snapshot of an apply: ${why}`,
      `${commandLine('apply')} says where it kept its own`,
    );
  }
  if (snapshot.environment === environment.name && snapshot.orgId === environment.okta.orgId) return snapshot;
  throw new RefusedError(
    `${path} was taken of environment ${snapshot.environment} (org ${snapshot.orgId}), not of ${environment.name} (org ${environment.okta.orgId}). Nothing was written.`,
    `${commandLine('rollback')} --env ${snapshot.environment} --snapshot ${path}`,
  );
}
