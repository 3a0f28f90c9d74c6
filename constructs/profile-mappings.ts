import { lineFaults } from '../engine/flows/check-expressions';
import { isMapping, mappingsAt, type Mapping } from '../engine/flows/derive';
import type { FlowTable, Phase, SystemId } from '../engine/flows/model';
import { Construct, type ITerraformDependable } from './cdktf';
import type { Gates } from './gates';
import { named } from './named';
import { DataOktaUserProfileMappingSource, ProfileMapping } from './okta';

export interface ProfileMappingsProps {
  readonly table: FlowTable;
  readonly phase: Phase;
  readonly gates: Gates;
  readonly appIds: Readonly<Record<SystemId, string>>;
  /** Attributes that lines read and write; a line to an attribute that is not there yet is refused. @default none */
  readonly attributes?: readonly ITerraformDependable[];
}

/** `ad_to_okta`, `okta_to_ringcentral`. */
const mappingId = ({ system, direction }: Mapping): string =>
  direction === 'toOkta' ? `${system}_to_okta` : `okta_to_${system}`;

/**
 * All mappings, each direction of each pair one resource. Mappings exist as soon as the app does: Terraform finds them and writes the
 * declared lines. `delete_when_absent` is always stated, because destroying or blanking reaches lines of other people;
 * `always_apply` never is: Okta ignores it under OAuth and it calls a private endpoint.
 */
export class ProfileMappings extends Construct {
  /** By id: `ad_to_okta`, `okta_to_ringcentral`. */
  readonly mappings: ReadonlyMap<string, ProfileMapping>;

  constructor(scope: Construct, id: string, props: ProfileMappingsProps) {
    super(scope, id);
    const derived = mappingsAt(props.table, props.phase);
    this.mappings = new Map(derived.map((mapping) => [mappingId(mapping), this.mapping(mapping, props)]));
    this.node.addValidation({ validate: () => lineFaults(props.table, props.phase, isMapping) });
  }

  private mapping(mapping: Mapping, { gates, appIds, attributes = [] }: ProfileMappingsProps): ProfileMapping {
    const app = appIds[mapping.system]!;
    const ends = mapping.direction === 'toOkta' ? [app, this.userType()] : [this.userType(), app];
    return named(
      new ProfileMapping(this, mappingId(mapping), {
        sourceId: ends[0]!,
        targetId: ends[1]!,
        deleteWhenAbsent: mapping.undeclared === 'remove',
        mappings: mapping.lines.map(({ to, expression, pushStatus }) => ({ id: to, expression, pushStatus })),
        dependsOn: [...gates.of(mapping.phase), ...attributes],
        lifecycle: { preventDestroy: true },
      }),
      mappingId(mapping),
    );
  }

  /** The user type's side of every mapping. No depends_on: a deferred read would make the ids unknown and replace all mappings. */
  private userType(): string {
    const existing = this.node.tryFindChild('user') as DataOktaUserProfileMappingSource | undefined;
    return (existing ?? named(new DataOktaUserProfileMappingSource(this, 'user'), 'user')).id;
  }
}
