import type { OktaClient } from '../../clients/okta';
import type { RingCentralClient } from '../../clients/ringcentral';
import type { DriftReport, SpentLimit } from '../../engine/drift';
import type { Apps } from './apps';

/** How many people each list gives in a call (Okta Management API; RingCentral API reference). */
const PAGES = { group: 1000, appUsers: 500, directory: 2000 } as const;

const pages = (people: number, size: number): number => Math.max(1, Math.ceil(people / size));

interface Asked {
  readonly okta: OktaClient;
  readonly ringcentral: RingCentralClient | undefined;
}

/** Calls that so many people take, by the place that is asked, and the shortest time that the limits leave for them. */
export function expected(
  { okta, ringcentral }: Asked,
  apps: Apps,
  everyone: { readonly id: string; readonly people: number },
): { calls: number; ms: number } {
  const { id, people } = everyone;
  const inOkta: Record<string, number> = { [`/api/v1/groups/${id}`]: pages(people, PAGES.group) };
  for (const app of apps.values()) if (app) inOkta[`/api/v1/apps/${app.id}`] = pages(people, PAGES.appUsers);
  const medium = ringcentral ? pages(people, PAGES.directory) : 0;
  return {
    calls: Object.values(inOkta).reduce((sum, calls) => sum + calls, medium),
    ms: Math.max(okta.etaMs(inOkta), ringcentral?.etaMs({ medium }) ?? 0),
  };
}

/** What was sent, by tenant and group of limits, beside what each allows in a minute. */
export function spent({ okta, ringcentral }: Asked): Pick<DriftReport, 'calls' | 'limits'> {
  const limits = (tenant: string, budgets: ReturnType<OktaClient['budgets']>): SpentLimit[] =>
    Object.entries(budgets)
      .filter(([, { calls }]) => calls > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, budget]) => ({ tenant, group, ...budget }));
  return {
    calls: { okta: okta.calls.reads + okta.calls.writes, ringcentral: ringcentral?.calls() ?? {} },
    limits: [...limits('okta', okta.budgets()), ...(ringcentral ? limits('ringcentral', ringcentral.budgets()) : [])],
  };
}
