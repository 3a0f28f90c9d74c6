import type { DataSource, ObjectValue, Resource } from '../protocol';
import type { OktaApi } from './okta-api';

/** How a resource type speaks to Okta; its schema comes from the data. */
export type ResourceKind = Omit<Resource<OktaApi, ObjectValue>, 'schema'>;

/** How a data source speaks to Okta. */
export type DataKind = DataSource<OktaApi, ObjectValue>['read'];
