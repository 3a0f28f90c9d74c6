import { z } from 'zod';
import type { BulkTask } from '../entities';
import { ApiFault, notFound } from '../errors';
import { accountUri } from '../mappers/extension';
import { changeExtension, createExtension, extensionSchema } from '../rules/extension-change';
import { type Call, type Route, ok } from '../router';
import { LIST } from './extensions';

const MOST_IN_BULK = 500;

const bulkSchema = z.object({
  records: z.array(z.intersection(z.object({ id: z.coerce.string() }), extensionSchema)).max(MOST_IN_BULK),
});

/** Runs `attempt` and turns a refusal into the record's error list. */
export function attempted(attempt: () => void): { errorCode: string; message: string }[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    return [{ errorCode: error.errorCode, message: error.message }];
  }
}

const taskHead = (call: Call, { id, status, creationTime }: BulkTask) => ({
  uri: `${accountUri(call.baseUrl, call.store)}/extension-bulk-update/tasks/${id}`,
  id,
  status,
  creationTime,
  lastModifiedTime: creationTime,
});

function bulkUpdate(call: Call) {
  const { records } = call.read(bulkSchema);
  const { store, now } = call;
  const affectedItems = records.map(({ id, ...change }) => {
    const errors = attempted(() => {
      const extension = store.extension(Number(id));
      if (!extension) throw notFound('extensionId');
      changeExtension(store, extension, change, now);
      call.wrote({ kind: 'extension.update', actionId: 'CHANGE_USER_INFO', target: id, parameters: change });
    });
    if (errors.length > 0) return { extensionId: id, status: 'Fail' as const, errors };
    return { extensionId: id, status: 'Success' as const };
  });
  const task = { id: `${store.nextId()}`, status: 'Completed' as const, creationTime: now, affectedItems };
  store.state.tasks.push(task);
  return ok({ ...taskHead(call, task), status: 'Accepted' });
}

function bulkTask(call: Call) {
  const task = call.store.state.tasks.find(({ id }) => id === call.params.task);
  if (!task) throw notFound('taskId');
  return ok({ ...taskHead(call, task), result: { affectedItems: { result: task.affectedItems } } });
}

const batchSchema = z.object({ records: z.array(extensionSchema).max(MOST_IN_BULK) });

/** Users of companies that bring their own devices: no bought licence; only `Enabled` is accepted. */
function batchProvisioning(call: Call) {
  const { store, now } = call;
  const results = call.read(batchSchema).records.map((change) => {
    let made: { id: number } | undefined;
    const errors = attempted(() => {
      if (change.status !== 'Enabled') throw new ApiFault('CMN-101', { name: 'status', value: change.status });
      made = createExtension(store, change, now);
      call.wrote({ kind: 'extension.create', actionId: 'CREATE_USER', target: made.id, parameters: change.contact });
    });
    if (!made) return { successful: false, errors };
    return { successful: true, extension: { id: `${made.id}` } };
  });
  return ok({ results });
}

const welcomeSchema = z.object({ email: z.string() });

function sendWelcomeEmail(call: Call) {
  const { email } = call.read(welcomeSchema);
  if (call.store.extensionsWithEmail(email).length === 0) throw notFound('email');
  return ok({});
}

export const extensionBulkRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${LIST}-bulk-update`,
    group: 'heavy',
    app: 'EditExtensions',
    user: 'EditExtensionInfo',
    handle: bulkUpdate,
  },
  {
    method: 'GET',
    path: `${LIST}-bulk-update/tasks/:task`,
    group: 'light',
    app: 'EditExtensions',
    user: 'EditExtensionInfo',
    handle: bulkTask,
  },
  {
    method: 'POST',
    path: '/restapi/v2/accounts/:account/batch-provisioning/users',
    group: 'heavy',
    app: 'EditAccounts',
    user: 'AddRemoveUsers',
    handle: batchProvisioning,
  },
  {
    method: 'POST',
    path: '/restapi/v2/accounts/:account/send-welcome-email',
    group: 'medium',
    app: 'EditExtensions',
    user: 'Users',
    handle: sendWelcomeEmail,
  },
];
