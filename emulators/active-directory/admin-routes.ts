import { z } from 'zod';
import { GROUPS } from '../company';
import { AdminRefusal, type AdminCall, type AdminRoute } from '../http';
import { AGENT_ACCOUNT } from './accounts';
import type { AgentService } from './agent';
import type { Directory } from './directory';
import { DomainAdministrator, newUserSchema } from './domain-administrator';
import { DirectoryError } from './result-codes';
import type { Rights } from './rights';

interface Administered {
  readonly directory: Directory;
  readonly rights: Rights;
  readonly agent: AgentService;
}

const EXAMPLE_USER: z.input<typeof newUserSchema> = {
  account: 'robin.newhire',
  givenName: 'Robin',
  sn: 'Newhire',
  groups: ['RingCentral Users', 'Sales'],
  attributes: { department: 'Sales', l: 'San Francisco', st: 'CA', c: 'US' },
};

const groupsSchema = z.strictObject({ groups: z.array(z.string()) });
const attributesSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()]));
const switchSchema = z.strictObject({ enabled: z.boolean() });
const rightSchema = switchSchema.extend({ attributes: z.array(z.string()).default(['telephoneNumber']) });

/** AD's refusals become the console's. */
function tried<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    const status = { noSuchObject: 404, entryAlreadyExists: 409 } as const;
    throw new AdminRefusal(error.result in status ? status[error.result as keyof typeof status] : 400, error.message);
  }
}

function userRoutes(directory: Directory): AdminRoute[] {
  const administrator = new DomainAdministrator(directory);
  const user = ({ params }: AdminCall) => administrator.user(params['account']);
  const example = { telephoneNumber: '+1 415 555 0147', otherTelephone: ['+1 415 555 0148'], ipPhone: null };
  return [
    { id: 'ad-users', method: 'GET', path: '/users', handler: () => administrator.users() },
    { id: 'ad-user', method: 'GET', path: '/users/:account', handler: (call) => administrator.view(user(call)) },
    {
      id: 'ad-user-create',
      method: 'POST',
      path: '/users',
      body: EXAMPLE_USER,
      handler: ({ body }) => administrator.create(newUserSchema.parse(body)),
    },
    {
      id: 'ad-user-disable',
      method: 'POST',
      path: '/users/:account/disable',
      handler: (call) => administrator.setEnabled(user(call), false),
    },
    {
      id: 'ad-user-enable',
      method: 'POST',
      path: '/users/:account/enable',
      handler: (call) => administrator.setEnabled(user(call), true),
    },
    {
      id: 'ad-user-delete',
      method: 'DELETE',
      path: '/users/:account',
      handler: (call) => ({ deleted: directory.delete(user(call).dn).dn }),
    },
    {
      id: 'ad-user-recreate',
      method: 'POST',
      path: '/users/:account/recreate',
      handler: ({ params }) => administrator.recreate(params['account']),
    },
    {
      id: 'ad-user-groups',
      method: 'PUT',
      path: '/users/:account/groups',
      body: { groups: GROUPS.slice(0, 1) },
      handler: (call) => administrator.setGroups(user(call), groupsSchema.parse(call.body).groups),
    },
    {
      id: 'ad-user-attributes',
      method: 'PUT',
      path: '/users/:account/attributes',
      body: example,
      handler: (call) => administrator.write(user(call), attributesSchema.parse(call.body)),
    },
  ];
}

function agentRoutes({ rights, agent }: Administered): AdminRoute[] {
  const state = () => ({ running: agent.running, mayWrite: rights.of(AGENT_ACCOUNT.dn) });
  return [
    { id: 'ad-agent-state', method: 'GET', path: '/agent', handler: state },
    {
      id: 'ad-agent',
      method: 'PUT',
      path: '/gates/ad-agent',
      body: { enabled: true },
      gate: 'ad-agent',
      handler: ({ body }) => {
        agent.running = switchSchema.parse(body).enabled;
        return state();
      },
    },
    {
      id: 'ad-agent-account-rights',
      method: 'PUT',
      path: '/gates/ad-agent-account-rights',
      body: { enabled: true },
      gate: 'ad-agent-account-rights',
      handler: ({ body }) => {
        const { enabled, attributes } = rightSchema.parse(body);
        const others = rights.of(AGENT_ACCOUNT.dn).filter((name) => !attributes.includes(name));
        rights.set(AGENT_ACCOUNT.dn, enabled ? [...others, ...attributes] : others);
        return state();
      },
    },
  ];
}

/** What people do in Active Directory Users and Computers, and on the server that Okta's AD agent runs on. */
export const adminRoutes = (administered: Administered): AdminRoute[] =>
  [...userRoutes(administered.directory), ...agentRoutes(administered)].map((route) => ({
    ...route,
    handler: (call) => tried(() => route.handler(call)),
  }));
