import { TerraformResource, type Construct, type ITerraformDependable } from './cdktf';

/** One condition that must hold before anything behind the bar is written. */
export interface Precondition {
  readonly condition: string;
  readonly errorMessage: string;
}

export interface BarProps {
  readonly preconditions: readonly Precondition[];
  /** What must hold before. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * A `terraform_data` that does nothing but refuse: what depends on it waits until its preconditions hold. CDKTF's own class
 * starts `terraform version` at each synth (some 100 ms an environment); every Terraform with preconditions has the resource.
 */
export class Bar extends TerraformResource {
  constructor(scope: Construct, id: string, { preconditions, dependsOn }: BarProps) {
    super(scope, id, {
      terraformResourceType: 'terraform_data',
      lifecycle: { precondition: [...preconditions] },
      ...(dependsOn ? { dependsOn: [...dependsOn] } : {}),
    });
    this.overrideLogicalId(id);
  }
}
