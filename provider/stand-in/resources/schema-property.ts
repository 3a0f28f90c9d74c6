import { failure } from '../../protocol';
import type { ObjectValue } from '../../protocol';
import { settle, present, text } from '../state';

/** One attribute of a schema, as Okta has it. */
export interface Property {
  readonly title: string;
  readonly type: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly scope?: string;
  readonly externalName?: string;
  readonly externalNamespace?: string;
  readonly unique?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string | null;
  readonly permissions?: readonly { readonly action: string }[];
  readonly master?: {
    readonly type: string;
    readonly priority?: readonly { readonly type: string; readonly value: string }[];
  };
  readonly items?: { readonly type: string };
  readonly union?: string;
}

interface Schema {
  readonly definitions: { readonly custom?: { readonly properties?: Readonly<Record<string, Property>> } };
}

/** The custom attribute of that name, or undefined. */
export const propertyIn = ({ definitions }: Schema, index: string): Property | undefined =>
  definitions.custom?.properties?.[index];

const master = ({ master: type, master_override_priority: priority }: ObjectValue) => {
  if (!text(type)) return undefined;
  return type === 'OVERRIDE' ? { priority, type } : { type };
};

const items = ({ array_type: type }: ObjectValue) => (text(type) ? { type } : undefined);

/** What okta/okta sends for an attribute. Choices (`enum`, `one_of`) are not declared by this project's stack. */
export const propertyBody = (planned: ObjectValue): Record<string, unknown> =>
  present({
    description: text(planned.description),
    externalName: text(planned.external_name),
    externalNamespace: text(planned.external_namespace),
    items: items(planned),
    master: master(planned),
    maxLength: planned.max_length ?? undefined,
    minLength: planned.min_length ?? undefined,
    pattern: text(planned.pattern),
    permissions: [{ action: planned.permissions, principal: 'SELF' }],
    required: planned.required ?? false,
    scope: planned.scope,
    title: planned.title,
    type: planned.type,
    unique: text(planned.unique),
  });

export const writeBody = (index: string, property: object | null) => ({
  definitions: { custom: { id: '#custom', properties: { [index]: property }, type: 'object' } },
});

/** Members that Okta leaves out of its answer say nothing about what is known. */
const told = (live: Readonly<Record<string, unknown>>): ObjectValue => present(live) as ObjectValue;

export const propertyState = (known: ObjectValue, property: Property): ObjectValue =>
  settle(known, {
    title: property.title,
    type: property.type,
    description: property.description ?? '',
    required: property.required ?? false,
    scope: property.scope ?? 'NONE',
    external_name: property.externalName ?? '',
    external_namespace: property.externalNamespace ?? '',
    unique: property.unique ?? '',
    array_type: property.items?.type ?? null,
    ...told({
      permissions: property.permissions?.[0]?.action,
      master: property.master?.type,
      max_length: property.maxLength,
      min_length: property.minLength,
      union: property.union === undefined ? undefined : property.union === 'ENABLE',
    }),
  });

export const missing = (index: string) =>
  failure('No such attribute', `The schema has no custom attribute ${index}.`, ['index']);
