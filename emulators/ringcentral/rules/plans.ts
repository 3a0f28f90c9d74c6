import type { Account, PlanLevel } from '../entities';

/** An assumption: which of today's plans come with single sign-on and Directory Integration is not published. */
const WITH_DIRECTORY: readonly PlanLevel[] = ['Advanced', 'Ultra', 'Ultimate'];

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
    fromPlan('UserManagement', true),
  ];
}
