import type { TerraformResource } from './cdktf';

/**
 * Puts schema writes one after another: Okta loses all but one of several that arrive at once and reports success for each
 * (provider issues 162, 1217 and 1351).
 */
export class SchemaChain {
  private last: TerraformResource | undefined;

  /** What the next write waits for. */
  get tail(): readonly TerraformResource[] {
    return this.last ? [this.last] : [];
  }

  add<Resource extends TerraformResource>(resource: Resource): Resource {
    this.last = resource;
    return resource;
  }
}
