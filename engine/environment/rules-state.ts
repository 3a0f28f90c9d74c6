import type { Problem, Rule } from '../flows/problems';
import type { Environment } from './schema';

const SECRET = /secret|password|token|access_key|private_key|credentials|conn_str|sas/i;

interface Backend {
  /** Arguments that Terraform cannot do without. */
  readonly needs: readonly string[];
  /** Variables of Terraform's own that can say it all instead. */
  readonly variables?: string;
  /** One of these has to stand there, or two runs write at once. Absent: the backend locks by itself. */
  readonly lock?: readonly string[];
}

/** developer.hashicorp.com/terraform/language/backend/…; those that are not here are taken as stated. */
const BACKENDS: Readonly<Record<string, Backend>> = {
  s3: { needs: ['bucket', 'key'], lock: ['use_lockfile', 'dynamodb_table'] },
  gcs: { needs: ['bucket'] },
  azurerm: { needs: ['storage_account_name', 'container_name', 'key'] },
  http: { needs: ['address'], variables: 'TF_HTTP_ADDRESS and TF_HTTP_LOCK_ADDRESS', lock: ['lock_address'] },
  pg: { needs: [], variables: 'PG_CONN_STR' },
  remote: { needs: ['organization', 'workspaces'] },
};

const configured = ({ config }: Environment['state']): boolean => Object.keys(config ?? {}).length > 0;

function missing({ backend, config = {} }: Environment['state']): Problem[] {
  return (BACKENDS[backend]?.needs ?? [])
    .filter((name) => config[name] === undefined)
    .map((name) => ({
      path: `state.config.${name}`,
      wrong: 'is missing',
      right: `what backend ${backend} cannot do without`,
    }));
}

function unlocked({ backend, config = {} }: Environment['state']): Problem[] {
  const lock = BACKENDS[backend]?.lock;
  if (!lock || lock.some((name) => config[name])) return [];
  return [
    { path: 'state.config', wrong: 'keeps no lock: two runs at once would spoil the state', right: lock.join(' or ') },
  ];
}

type Config = Readonly<Record<string, unknown>>;

const secretsIn = (config: Config, path: string): string[] =>
  Object.entries(config).flatMap(([key, value]) => [
    ...(SECRET.test(key) ? [`${path}.${key}`] : []),
    ...(typeof value === 'object' && value !== null ? secretsIn(value as Config, `${path}.${key}`) : []),
  ]);

/** Where the state lives: every backend in its own shape, with a lock, and without a secret. */
export const STATE_RULES: readonly Rule<Environment>[] = [
  {
    id: 'path-of-local-state',
    check: ({ state }) =>
      state.path !== undefined && state.backend !== 'local'
        ? [{ path: 'state.path', wrong: `is stated for backend ${state.backend}`, right: "the backend's own `config`" }]
        : [],
  },
  {
    id: 'remote-state-configured',
    check: ({ state }) =>
      state.backend !== 'local' && !configured(state) && !BACKENDS[state.backend]?.variables
        ? [{ path: 'state.config', wrong: 'is missing', right: `the arguments of backend ${state.backend}` }]
        : [],
  },
  { id: 'backend-arguments', check: ({ state }) => (configured(state) ? missing(state) : []) },
  { id: 'state-is-locked', check: ({ state }) => (configured(state) ? unlocked(state) : []) },
  {
    id: 'one-workspace',
    // developer.hashicorp.com/terraform/language/backend/remote: with a prefix, somebody selects the workspace in the folder.
    check: ({ state: { backend, config } }) =>
      backend === 'remote' && config?.workspaces !== undefined && !('name' in Object(config.workspaces))
        ? [
            {
              path: 'state.config.workspaces',
              wrong: 'leaves it to somebody to select the workspace, and another one knows nothing of this state',
              right: "{ name: '…' }, one for each environment",
            },
          ]
        : [],
  },
  {
    id: 'no-secret-in-state',
    check: ({ state }) =>
      secretsIn(state.config ?? {}, 'state.config').map((path) => ({
        path,
        wrong: 'would be written into the synthesised files',
        right: "leave it out and set the backend's own environment variable",
      })),
  },
];
