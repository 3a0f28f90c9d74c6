import type { Environment } from '../../engine/environment/schema';
import { RefusedError } from '../../engine/errors';
import { onLoopback } from '../loopback';

/** Okta's preview orgs, and Okta's own cells for them. */
const PREVIEW = /\.oktapreview\.com(:\d+)?$/;

/** Throws RefusedError for an org of real people, unless it is meant. */
export function refuseProduction(
  { name }: Environment,
  orgUrl: string,
  allowed: boolean,
  env: NodeJS.ProcessEnv,
): void {
  if (allowed || onLoopback(env) || PREVIEW.test(orgUrl)) return;
  throw new RefusedError(
    `${orgUrl} is no preview org. Calibration makes an app, a person and attributes there, and borrows a base attribute's source for a moment. Nothing was written.`,
    `calibrate a preview org and let ${name} name it (calibratedBy), or say --allow-production`,
  );
}
