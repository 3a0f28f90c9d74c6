import { z } from 'zod';
import { permissionsOf } from '../auth/permissions';
import { notFound } from '../errors';
import { accountUri, extensionUri } from '../mappers/extension';
import { type Call, type Route, ok } from '../router';
import { checkedAddress } from '../rules/address';
import { addressSchema } from '../rules/extension-change';
import { serviceFeatures } from '../rules/plans';

const V1 = '/restapi/v1.0/account/:account';

const plan = (call: Call) => ({ id: call.store.state.account.plan, name: `RingEX ${call.store.state.account.plan}` });

const BRAND = { id: '1210', name: 'RingCentral' };

const mainNumber = (call: Call) =>
  call.store.state.phoneNumbers.find(({ usageType }) => usageType === 'MainCompanyNumber')?.phoneNumber;

function accountV1(call: Call) {
  const { account } = call.store.state;
  const uri = accountUri(call.baseUrl, call.store);
  return ok({
    uri,
    id: account.id,
    mainNumber: mainNumber(call)?.replace('+', ''),
    status: 'Confirmed',
    operator: { id: call.user.id, uri: extensionUri(call.baseUrl, call.store, call.user.id) },
    serviceInfo: { uri: `${uri}/service-info`, servicePlan: plan(call), brand: BRAND },
    limits: { maxExtensionNumberLength: account.maxExtensionNumberLength },
    setupWizardState: 'Completed',
  });
}

function accountV2(call: Call) {
  const { account } = call.store.state;
  return ok({
    id: `${account.id}`,
    mainNumber: mainNumber(call),
    status: 'Confirmed',
    companyName: account.company,
    companyAddress: account.businessAddress,
    serviceInfo: { package: { id: '1', version: '1' }, brand: BRAND, servicePlan: plan(call) },
  });
}

function serviceInfo(call: Call) {
  const { account } = call.store.state;
  return ok({
    uri: `${accountUri(call.baseUrl, call.store)}/service-info`,
    brand: { ...BRAND, homeCountry: { id: '1', name: 'United States', isoCode: 'US' } },
    servicePlan: plan(call),
    targetServicePlan: plan(call),
    serviceFeatures: serviceFeatures(account).map(({ featureName, enabled }) => ({ featureName, enabled })),
    limits: { maxExtensionNumberLength: account.maxExtensionNumberLength },
  });
}

const permissionRecord = (call: Call, { permission, roleId }: { permission: string; roleId: string }) => ({
  permission: { id: permission, siteCompatible: 'Independent' },
  effectiveRole: { id: roleId, uri: `${accountUri(call.baseUrl, call.store)}/user-role/${roleId}` },
  scopes: ['Account'],
});

/** Permissions of an extension by role; who may turn Directory Integration on holds `ActiveDirectory`. */
function heldBy(call: Call) {
  const extension = call.store.extension(Number(call.params.extension));
  if (!extension) throw notFound('extensionId');
  return permissionsOf(call.store.state, extension).map((held) => permissionRecord(call, held));
}

const authzProfile = (call: Call) => ok({ permissions: heldBy(call) });

function authzCheck(call: Call) {
  const wanted = call.query.get('permissionId');
  const details = heldBy(call).find(({ permission }) => permission.id === wanted);
  return ok({ successful: details !== undefined, ...(details ? { details } : {}) });
}

const businessAddress = (call: Call) =>
  ok({
    uri: `${accountUri(call.baseUrl, call.store)}/business-address`,
    company: call.store.state.account.company,
    businessAddress: call.store.state.account.businessAddress,
  });

const businessAddressSchema = z.object({ company: z.string().optional(), businessAddress: addressSchema.optional() });

function changeBusinessAddress(call: Call) {
  const { account } = call.store.state;
  const change = call.read(businessAddressSchema);
  if (change.businessAddress) {
    const merged = { ...account.businessAddress, ...change.businessAddress };
    account.businessAddress = checkedAddress(merged, 'businessAddress', {});
  }
  account.company = change.company ?? account.company;
  call.wrote({
    kind: 'business-address.update',
    actionId: 'CHANGE_COMPANY_INFO',
    target: account.id,
    parameters: change,
  });
  return businessAddress(call);
}

const company = { app: 'ReadAccounts', user: 'ReadCompanyInfo' } as const;

export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: V1, group: 'light', ...company, handle: accountV1 },
  { method: 'GET', path: '/restapi/v2/accounts/:account', group: 'light', ...company, handle: accountV2 },
  { method: 'GET', path: `${V1}/service-info`, group: 'light', ...company, handle: serviceInfo },
  {
    method: 'GET',
    path: `${V1}/extension/:extension/authz-profile`,
    group: 'light',
    app: 'ReadAccounts',
    handle: authzProfile,
  },
  {
    method: 'GET',
    path: `${V1}/extension/:extension/authz-profile/check`,
    group: 'light',
    app: 'ReadAccounts',
    handle: authzCheck,
  },
  { method: 'GET', path: `${V1}/business-address`, group: 'light', ...company, handle: businessAddress },
  {
    method: 'PUT',
    path: `${V1}/business-address`,
    group: 'medium',
    app: 'EditAccounts',
    user: 'EditCompanyInfo',
    handle: changeBusinessAddress,
  },
];
