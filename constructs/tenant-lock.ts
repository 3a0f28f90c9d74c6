import { Bar } from './bar';
import { Construct } from './cdktf';
import { named } from './named';
import { DataOktaOrgMetadata } from './okta';

export interface TenantLockProps {
  /** Name of the environment, for the message. */
  readonly environment: string;
  /** The Okta org that everything belongs to. Any other is refused before the first write, by plain Terraform too. */
  readonly orgId: string;
}

/** What every resource of the stack waits for: the credentials lead to the org that the environment names. */
export class TenantLock extends Construct {
  readonly bar: Bar;

  constructor(scope: Construct, id: string, { environment, orgId }: TenantLockProps) {
    super(scope, id);
    const org = named(new DataOktaOrgMetadata(this, 'org', {}), 'org');
    const precondition = {
      condition: `\${${org.fqn}.id == "${orgId}"}`,
      errorMessage: `Wrong tenant: environment ${environment} belongs to Okta org ${orgId}, these credentials to another. Nothing was written. Set the credentials of ${orgId}, or state the other org in an environment of its own.`,
    };
    this.bar = new Bar(this, 'tenant', { preconditions: [precondition] });
  }
}
