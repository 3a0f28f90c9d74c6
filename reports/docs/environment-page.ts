/** What of a JSON Schema the page reads. */
export interface SettingSchema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
  readonly items?: SettingSchema;
  readonly additionalProperties?: SettingSchema | boolean;
  readonly anyOf?: readonly SettingSchema[];
  readonly oneOf?: readonly SettingSchema[];
}

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

function kind({ type, enum: values, const: only, anyOf, oneOf, items }: SettingSchema): string {
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  if (only !== undefined) return `\`${only}\``;
  if (anyOf || oneOf) return [...new Set([...(anyOf ?? []), ...(oneOf ?? [])].map(kind))].join(' or ');
  if (type === 'array' && items) return `list of ${kind(items)}`;
  return [type ?? 'text'].flat().join(' or ');
}

function rows(schema: SettingSchema, path: string, required: boolean): string[] {
  const needed =
    schema.default !== undefined ? `default \`${JSON.stringify(schema.default)}\`` : required ? 'required' : 'optional';
  const own =
    path === ''
      ? []
      : [`| \`${path}\` | ${cell(kind(schema))} | ${cell(needed)} | ${cell(schema.description ?? '')} |`];
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
      rows(property, at(key), schema.required?.includes(key) ?? false),
    ),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
      .filter(({ properties }) => properties)
      .flatMap((branch) => rows({ ...branch, description: '' }, path, required).slice(1)),
    ...(schema.items?.properties || schema.items?.anyOf ? rows(schema.items, `${path}[]`, required).slice(1) : []),
    ...(typeof schema.additionalProperties === 'object' && path !== ''
      ? rows(schema.additionalProperties, at('*'), false)
      : []),
  ];
  return [...own, ...inner];
}

/** The page of all settings of an environment file: the smallest one first, with where each id is found. */
export const environmentPage = (schema: SettingSchema, smallest: string): string =>
  [
    '# Environments',
    'One file a tenant set under `environments/`: data only, checked when it is loaded. Every file of the folder is found. Everything that is wrong is told at once, each with the environment, the path, the fault and what would be right. The variable `ENVIRONMENT_FILE` names a JSON file with one environment, or a list of them, in place of those of their names. Credentials never stand here: Okta and RingCentral read their own environment variables.',
    '## The smallest one',
    'As `npx ringcentral-okta init acme` writes it; with credentials set it reads the ids. Where one is open, the line says where it is found. In a checkout the import is `../engine/environment/define`.',
    `\`\`\`ts\n${smallest.trim()}\n\`\`\``,
    '## Every setting',
    ['| setting | kind | | what it does |', '|---|---|---|---|', ...new Set(rows(schema, '', true))].join('\n'),
  ].join('\n\n');
