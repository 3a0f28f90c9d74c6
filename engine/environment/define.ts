import type { EnvironmentInput } from './schema';

/** Types an environment file while it is written; it is checked when it is loaded. */
export const defineEnvironment = (environment: EnvironmentInput): EnvironmentInput => environment;
