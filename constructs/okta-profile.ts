import { declaredAttributesAt } from '../engine/flows/derive';
import type { FlowTable, Phase } from '../engine/flows/model';
import { Construct } from './cdktf';
import type { Gates } from './gates';
import { named } from './named';
import { UserSchemaProperty } from './okta';
import type { SchemaChain } from './schema-chain';

export interface OktaProfileProps {
  readonly table: FlowTable;
  readonly phase: Phase;
  readonly gates: Gates;
  /** Schema writes so far; these join them. */
  readonly chain: SchemaChain;
}

/**
 * The custom attributes of Okta's user profile. One resource owns an attribute whole, its source included (`AttributeSources` sets
 * it): two resources for one attribute would undo each other. Replacing one would erase everybody's value, so it is refused.
 */
export class OktaProfile extends Construct {
  /** By attribute name. */
  readonly properties: ReadonlyMap<string, UserSchemaProperty>;

  constructor(scope: Construct, id: string, { table, phase, gates, chain }: OktaProfileProps) {
    super(scope, id);
    const properties = new Map<string, UserSchemaProperty>();
    for (const declared of declaredAttributesAt(table, 'okta', 'custom', phase)) {
      const { name, attribute } = declared;
      const property = new UserSchemaProperty(this, name, {
        index: name,
        title: attribute.title ?? name,
        type: attribute.type ?? 'string',
        ...(attribute.type === 'array' ? { arrayType: 'string' } : {}),
        required: attribute.required ?? false,
        master: 'PROFILE_MASTER',
        scope: 'NONE',
        dependsOn: [...gates.of(declared.phase), ...chain.tail],
        lifecycle: { preventDestroy: true },
      });
      properties.set(name, chain.add(named(property, `okta_${name}`)));
    }
    this.properties = properties;
  }
}
