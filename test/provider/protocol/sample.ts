import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { failure } from '../../../provider/protocol';
import type { DataSource, ObjectValue, Operation, Provider, Resource } from '../../../provider/protocol';
import type { OwnProvider } from '../../../engine/terraform/providers';

/** A provider made for these tests: things kept in a JSON file, which a test changes out of band. */
export const SAMPLE: OwnProvider = {
  address: 'registry.ringcentral-okta.example/test/sample',
  type: 'sample',
  version: '1.0.0',
  entry: 'test/provider/protocol/sample-main.ts',
};

export interface Thing extends ObjectValue {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly tags: readonly string[] | null;
  readonly parent_id: string | null;
  readonly rules: readonly { readonly port: number; readonly note: string | null; readonly serial: string }[] | null;
  readonly settings: ObjectValue | null;
  readonly revision: number;
}

type Store = Record<string, Thing>;

export class FileStore {
  constructor(private readonly file: string) {}

  all(): Store {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as Store) : {};
  }

  put(thing: Thing): Thing {
    writeFileSync(this.file, JSON.stringify({ ...this.all(), [thing.id]: thing }));
    return thing;
  }

  remove(id: string): void {
    const { [id]: _gone, ...rest } = this.all();
    writeFileSync(this.file, JSON.stringify(rest));
  }
}

const serials = (rules: Thing['rules']) => rules?.map((rule) => ({ ...rule, serial: `s${rule.port}` })) ?? null;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function obstacles({ name }: Thing, { signal }: Operation<FileStore>): Promise<void> {
  if (name === 'refused') throw failure('The backend refuses', 'It said: no such name.', ['name']);
  if (name === 'partial') {
    throw failure('Only half was made', 'The label is missing.', ['label'], {
      id: 'half',
      name,
      label: null,
      tags: ['x'],
    });
  }
  if (name === 'crash') process.kill(process.pid, 'SIGKILL');
  if (name !== 'slow') return;
  while (!signal.aborted) await pause(10);
}

const thing: Resource<FileStore, Thing> = {
  schema: {
    version: 1,
    attributes: {
      id: { type: 'string', computed: true },
      name: {
        type: 'string',
        required: true,
        validate: (value) => (/^[a-z]+$/.test(value as string) ? undefined : 'Use lower-case letters only.'),
      },
      label: {
        type: 'string',
        optional: true,
        computed: true,
        default: 'plain',
        equivalent: (a, b) => (a as string).toLowerCase() === (b as string).toLowerCase(),
      },
      tags: { type: ['set', 'string'], optional: true },
      parent_id: { type: 'string', optional: true, replaces: true },
      secret: { type: 'string', optional: true, writeOnly: true, sensitive: true },
      revision: { type: 'number', computed: true, volatile: true },
      rules: {
        optional: true,
        nested: {
          nesting: 'list',
          attributes: {
            port: {
              type: 'number',
              required: true,
              validate: (value) => ((value as number) > 0 ? undefined : 'A port is above 0.'),
            },
            note: { type: 'string', optional: true },
            serial: { type: 'string', computed: true },
          },
        },
      },
    },
    blocks: {
      settings: { nesting: 'single', attributes: { mode: { type: 'string', optional: true } } },
      step: { nesting: 'list', attributes: { run: { type: 'string', required: true } }, maxItems: 3 },
    },
  },
  create: async (planned, operation) => {
    await obstacles(planned, operation);
    const id = `t-${planned.name}`;
    return operation.client.put({ ...planned, id, rules: serials(planned.rules), revision: 1, secret: null });
  },
  read: async ({ id }, { client }) => client.all()[id] ?? null,
  update: async (planned, prior, operation) => {
    await obstacles(planned, operation);
    return operation.client.put({
      ...planned,
      rules: serials(planned.rules),
      revision: prior.revision + 1,
      secret: null,
    });
  },
  delete: async ({ id }, { client }) => client.remove(id),
  import: async (id, { client }) => {
    const found = client.all()[id];
    if (!found) throw failure('Nothing to import', `There is no thing ${id}.`);
    return found;
  },
  upgrade: { 0: ({ title, ...state }) => ({ ...state, name: title }) },
};

const lookup: DataSource<FileStore, { readonly id: string; readonly name: string }> = {
  schema: {
    version: 0,
    attributes: { id: { type: 'string', required: true }, name: { type: 'string', computed: true } },
  },
  read: async ({ id }, { client }) => {
    const found = client.all()[id];
    if (!found) throw failure('Not found', `There is no thing ${id}.`, ['id']);
    return { id, name: found.name };
  },
};

export const sampleProvider = (): Provider<FileStore> => ({
  schema: {
    version: 0,
    attributes: {
      store: {
        type: 'string',
        required: true,
        validate: (value) => ((value as string).endsWith('.json') ? undefined : 'A store is a JSON file.'),
      },
    },
  },
  configure: ({ store }) => new FileStore(store as string),
  resources: { sample_thing: thing },
  dataSources: { sample_lookup: lookup },
});
