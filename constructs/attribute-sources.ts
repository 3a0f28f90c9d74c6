import {
  oktaAttribute,
  overriddenBaseAttributesAt,
  sourceAt,
  statedBaseSourcesAt,
  type StatedSource,
} from '../engine/flows/derive';
import { gateOfBaseSource } from '../engine/gates/gates';
import type { FlowTable, Phase, SystemId } from '../engine/flows/model';
import { mappingId } from '../engine/terraform/resources';
import { Construct, type TerraformResource } from './cdktf';
import type { Gates } from './gates';
import { ImportBlock } from './import-block';
import { named } from './named';
import type { UserSchemaProperty } from './okta';
import { AttributeSource } from './own-provider';
import type { SchemaChain } from './schema-chain';

export interface AttributeSourcesProps {
  readonly table: FlowTable;
  readonly phase: Phase;
  readonly gates: Gates;
  /** The custom attributes, by name; each is given its source here. */
  readonly properties: ReadonlyMap<string, UserSchemaProperty>;
  readonly appIds: Readonly<Record<SystemId, string>>;
  /** Schema writes so far; those of base attributes join them. */
  readonly chain: SchemaChain;
  /** By id: `ringcentral_to_okta`. */
  readonly mappings: ReadonlyMap<string, TerraformResource>;
  /** Who sets the source of base attributes: our provider, or an admin by hand behind a gate. @default provider */
  readonly baseSources?: 'provider' | 'byHand' | undefined;
}

/**
 * Who each Okta attribute is sourced from ("master"). Custom attributes carry it in their own resource. okta/okta cannot send a
 * priority list for a base attribute (provider issue 1100): our own provider does, or, where an org refuses that, a person.
 */
export class AttributeSources extends Construct {
  constructor(scope: Construct, id: string, props: AttributeSourcesProps) {
    super(scope, id);
    for (const [name, property] of props.properties) setSource(name, property, props);
    if (props.baseSources === 'byHand') this.node.addValidation({ validate: () => ungated(props) });
    else for (const stated of statedBaseSourcesAt(props.table, props.phase)) this.base(stated, props);
  }

  /**
   * After the lines that bring its values: an attribute sourced from an app that sends nothing yet would lose them. Imported, because it
   * is there: a plan then shows where the attribute comes from until now.
   */
  private base({ name, source, phase }: StatedSource, { gates, appIds, chain, mappings }: AttributeSourcesProps): void {
    const systems = source.type === 'OVERRIDE' ? source.systems : [];
    const lines = systems.flatMap((system) => mappings.get(mappingId({ system, direction: 'toOkta' })) ?? []);
    const resource = new AttributeSource(this, name, {
      attribute: name,
      source: source.type,
      ...(systems.length > 0 ? { priority: systems.map((system) => appIds[system]!) } : {}),
      dependsOn: [...gates.of(phase), ...chain.tail, ...lines],
      lifecycle: { preventDestroy: true },
    });
    chain.add(named(resource, `okta_${name}`));
    new ImportBlock(resource, 'import', { to: resource, id: `default/${name}` });
  }
}

function setSource(name: string, property: UserSchemaProperty, { table, phase, appIds }: AttributeSourcesProps): void {
  const source = sourceAt(table, oktaAttribute(name), phase);
  property.master = source.type;
  if (source.type !== 'OVERRIDE') return;
  property.putMasterOverridePriority(source.systems.map((system) => ({ type: 'APP', value: appIds[system]! })));
}

/** A base attribute whose override nobody is asked about would silently keep its old source. */
const ungated = ({ table, phase, gates }: AttributeSourcesProps): string[] =>
  overriddenBaseAttributesAt(table, phase)
    .filter((path) => !gates.guards(gateOfBaseSource(path)))
    .map(
      (path) => `${path} is sourced by override, but no gate and no resource sees to it: okta.baseSources: 'provider'`,
    );
