import { attributeName, oktaAttribute, overriddenBaseAttributesAt, sourceAt } from '../engine/flows/derive';
import type { FlowTable, Phase, SystemId } from '../engine/flows/model';
import { Construct } from './cdktf';
import type { Gates } from './gates';
import type { UserSchemaProperty } from './okta';

export interface AttributeSourcesProps {
  readonly table: FlowTable;
  readonly phase: Phase;
  readonly gates: Gates;
  /** The custom attributes, by name; each is given its source here. */
  readonly properties: ReadonlyMap<string, UserSchemaProperty>;
  readonly appIds: Readonly<Record<SystemId, string>>;
}

/**
 * Who each Okta attribute is sourced from ("master"). Custom attributes carry it in their own resource. okta/okta cannot send a
 * priority list for a base attribute (provider issue 1100), so those are a person's step with a gate of its own.
 */
export class AttributeSources extends Construct {
  constructor(scope: Construct, id: string, props: AttributeSourcesProps) {
    super(scope, id);
    for (const [name, property] of props.properties) setSource(name, property, props);
    this.node.addValidation({ validate: () => ungated(props) });
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
    .filter((path) => !gates.guards('attribute-source-primary-phone') || attributeName(path) !== 'primaryPhone')
    .map((path) => `${path} is sourced by override, but no gate and no resource sees to it`);
