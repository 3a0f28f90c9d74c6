import { declaredAttributesAt, type DeclaredAttribute } from '../engine/flows/derive';
import type { FlowTable, Phase, SystemId } from '../engine/flows/model';
import { Construct, type TerraformResource } from './cdktf';
import type { Gates } from './gates';
import { ImportBlock } from './import-block';
import { named } from './named';
import { AppUserSchemaProperty } from './okta';
import type { SchemaChain } from './schema-chain';

export interface AppProfileProps {
  readonly table: FlowTable;
  readonly phase: Phase;
  /** Whose profile. */
  readonly system: SystemId;
  readonly appId: string;
  readonly gates: Gates;
  readonly chain: SchemaChain;
}

/**
 * A system's app profile. Custom attributes are created. Discovered ones never are: an attribute that we made under the same name
 * may not be bound to the system (unconfirmed). With an `externalName` they are imported and left as they are; without one a
 * gate vouches for them.
 */
export class AppProfile extends Construct {
  readonly properties: readonly TerraformResource[];

  constructor(scope: Construct, id: string, props: AppProfileProps) {
    super(scope, id);
    const { table, system, phase } = props;
    this.properties = [
      ...declaredAttributesAt(table, system, 'custom', phase).map((declared) => this.custom(declared, props)),
      ...declaredAttributesAt(table, system, 'discovered', phase)
        .filter(({ attribute }) => attribute.externalName !== undefined)
        .map((declared) => this.imported(declared, props)),
    ];
  }

  private custom(declared: DeclaredAttribute, props: AppProfileProps): AppUserSchemaProperty {
    return this.property(declared, props, { preventDestroy: true });
  }

  private imported(declared: DeclaredAttribute, props: AppProfileProps): AppUserSchemaProperty {
    const property = this.property(declared, props, { preventDestroy: true, ignoreChanges: 'all' });
    new ImportBlock(property, 'import', { to: property, id: `${props.appId}/${declared.name}` });
    return property;
  }

  private property(
    { name, attribute, phase }: DeclaredAttribute,
    { system, appId, gates, chain }: AppProfileProps,
    lifecycle: { preventDestroy: true; ignoreChanges?: 'all' },
  ): AppUserSchemaProperty {
    const property = new AppUserSchemaProperty(this, name, {
      appId,
      index: name,
      title: attribute.title ?? name,
      type: attribute.type ?? 'string',
      ...(attribute.type === 'array' ? { arrayType: 'string' } : {}),
      ...(attribute.externalName === undefined ? {} : { externalName: attribute.externalName }),
      required: attribute.required ?? false,
      scope: 'NONE',
      dependsOn: [...gates.of(phase), ...chain.tail],
      lifecycle,
    });
    return chain.add(named(property, `${system}_${name}`));
  }
}
