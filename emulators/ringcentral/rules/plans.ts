import type { Account, PlanLevel } from '../entities';

/** Single sign-on and Directory Integration need one of these plans (RingCentral support, article 6748). */
const WITH_DIRECTORY: readonly PlanLevel[] = ['Premium', 'Ultimate'];

interface ServiceFeature {
  readonly featureName: string;
  readonly enabled: boolean;
  readonly reason?: string;
}

const fromPlan = (featureName: string, allowed: boolean): ServiceFeature => ({
  featureName,
  enabled: allowed,
  ...(allowed ? {} : { reason: 'AccountTypeLimitation' }),
});

/** Whether Directory Integration works: the plan allows it and RingCentral Support switched it on. */
export const directoryIntegrationOn = ({ plan, directoryIntegration }: Account): boolean =>
  WITH_DIRECTORY.includes(plan) && directoryIntegration;

/** What `service-info` lists. */
export function serviceFeatures(account: Account): ServiceFeature[] {
  const planAllows = WITH_DIRECTORY.includes(account.plan);
  return [
    planAllows
      ? { featureName: 'ExternalDirectoryIntegration', enabled: account.directoryIntegration }
      : fromPlan('ExternalDirectoryIntegration', false),
    fromPlan('PasswordAuth', true),
    fromPlan('Roles', account.plan !== 'Essentials'),
    fromPlan('UserManagement', true),
    { featureName: 'CustomFields', enabled: account.customFieldsEnabled },
  ];
}
