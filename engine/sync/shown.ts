import { compile, ExpressionError } from '../expressions';
import type { Line, ProvisioningSettings } from './configuration';

/** What an app's Provisioning tab says, as its `features` show it (Okta Management API, Application). */
export function settingsShown(features: readonly string[]): ProvisioningSettings {
  const on = (feature: string): boolean => features.includes(feature);
  return {
    createUsers: on('PUSH_NEW_USERS'),
    updateAttributes: on('PUSH_PROFILE_UPDATES'),
    deactivateUsers: on('PUSH_USER_DEACTIVATION'),
    importUsers: on('IMPORT_NEW_USERS') || on('IMPORT_PROFILE_UPDATES'),
    profileSource: on('PROFILE_MASTERING'),
  };
}

/** A line that Okta stored but cannot parse does nothing. */
export function parses({ expr }: Pick<Line, 'expr'>): boolean {
  try {
    compile(expr);
    return true;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}
