import type { DataKind } from '../kinds';

interface Organization {
  readonly id: string;
  readonly pipeline: string;
  readonly settings?: {
    readonly analyticsCollectionEnabled?: boolean;
    readonly bugReportingEnabled?: boolean;
    readonly omEnabled?: boolean;
  };
  readonly _links?: {
    readonly organization?: { readonly href: string };
    readonly alternate?: { readonly href: string };
  };
}

export const orgMetadata: DataKind = async (_config, { client }) => {
  const { id, pipeline, settings = {}, _links = {} } = await client.get<Organization>('/.well-known/okta-organization');
  return {
    id,
    pipeline,
    domains: { organization: _links.organization?.href ?? null, alternate: _links.alternate?.href ?? null },
    settings: {
      analytics_collection_enabled: settings.analyticsCollectionEnabled ?? false,
      bug_reporting_enabled: settings.bugReportingEnabled ?? false,
      om_enabled: settings.omEnabled ?? false,
    },
  };
};
