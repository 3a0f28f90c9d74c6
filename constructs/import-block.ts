import { TerraformElement, type Construct, type TerraformResource } from './cdktf';

export interface ImportBlockProps {
  readonly to: TerraformResource;
  /** What the resource is called where it exists. */
  readonly id: string;
}

/**
 * Takes something that exists into the state instead of creating it. CDKTF's own `importFrom` starts `terraform version` at each synth;
 * every Terraform that this project runs with (1.7 and later) has import blocks.
 */
export class ImportBlock extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ImportBlockProps,
  ) {
    super(scope, id);
  }

  override toTerraform(): unknown {
    const { to, id } = this.props;
    return { import: [{ to: `${to.terraformResourceType}.${to.friendlyUniqueId}`, id }] };
  }
}
