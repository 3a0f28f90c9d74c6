export { fixturePassword, type NewEntry, type Placement } from './company-directory';
export { addToGenuineDomain, fillGenuineDomain } from './genuine';
export { type ActiveDirectoryTenant, startActiveDirectory } from './tenant';
