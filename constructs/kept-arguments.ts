import { TerraformResource, type Construct } from './cdktf';

/** As Terraform names it. */
const addressOf = ({ terraformResourceType, friendlyUniqueId }: TerraformResource): string =>
  `${terraformResourceType}.${friendlyUniqueId}`;

/**
 * Arguments that stay as they are live: Terraform neither sets nor reverts them, and still remembers them, so that drift tells when they change.
 * Addresses that the phase does not have yet wait.
 */
export function keepArguments(scope: Construct, keep: Readonly<Record<string, readonly string[]>> = {}): void {
  for (const construct of scope.node.findAll()) {
    if (!TerraformResource.isTerraformResource(construct)) continue;
    const kept = keep[addressOf(construct)];
    if (kept && construct.lifecycle?.ignoreChanges !== 'all')
      construct.addOverride('lifecycle.ignore_changes', [...kept]);
  }
}
