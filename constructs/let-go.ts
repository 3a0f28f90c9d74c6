import { TerraformElement, type Construct } from './cdktf';

export interface LetGoProps {
  /** Address of what leaves the state and stays in the tenant. Nothing happens where the state does not hold it. */
  readonly from: string;
  /** OpenTofu lets go of whatever a `removed` block names, and knows no `lifecycle` in it before 1.10. @default false */
  readonly openTofu?: boolean | undefined;
}

/** Forgets a resource without destroying it (Terraform 1.7 and later). */
export class LetGo extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: LetGoProps,
  ) {
    super(scope, id);
  }

  override toTerraform(): unknown {
    const { from, openTofu } = this.props;
    return { removed: [{ from, ...(openTofu ? {} : { lifecycle: { destroy: false } }) }] };
  }
}
