import { TerraformElement, type Construct } from './cdktf';

export interface LetGoProps {
  /** Address of what leaves the state and stays in the tenant. Nothing happens where the state does not hold it. */
  readonly from: string;
}

/** Forgets a resource without destroying it (Terraform 1.7, OpenTofu 1.10 and later; without the lifecycle both would destroy it). */
export class LetGo extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: LetGoProps,
  ) {
    super(scope, id);
  }

  override toTerraform(): unknown {
    return { removed: [{ from: this.props.from, lifecycle: { destroy: false } }] };
  }
}
