export { type Clock, SimulatedClock, systemClock } from './clock';
export { type FaultAnswers, Faults } from './faults';
export { Identifiers } from './identifiers';
export { type RunningServer, type ServerOptions, originForm, startServer } from './server';
export { shuffled } from './shuffled';
export { AdminRefusal, type AdminCall, type AdminRoute, type Tenant, type TenantOptions } from './tenant';
export { WriteCounter } from './writes';
