import { AdminRefusal } from '../../http';
import type { App } from '../entities';
import type { Provisioning } from './interface';

const disconnected = (app: App): never => {
  throw new AdminRefusal(409, `Nothing is connected behind ${app.label}: no people to read or write.`);
};

/** An org without anything behind its apps: what people do is stored, and nothing moves. */
export const noProvisioning: Provisioning = {
  connected: async () => undefined,
  import: async (app) => disconnected(app),
  held: () => [],
  confirm: async (app) => disconnected(app),
  applyMappings: async () => ({ evaluated: 0, changed: 0 }),
  profileFor: () => ({}),
  assigned: async () => undefined,
  unassigned: async () => undefined,
  userChanged: async () => undefined,
  steadily: (work) => work(),
  ruleHolds: () => undefined,
  snapshot: () => undefined,
  restore: () => undefined,
};
