import { TerraformBackend, type Construct, type TerraformRemoteState } from './cdktf';

type Argument = string | number | boolean;

export interface StateBackendProps {
  /** Terraform's name of the backend: `local`, `s3`, `http`, `pg`, … */
  readonly kind: string;
  /** The backend's arguments as Terraform spells them. Credentials come from its environment variables. @default none */
  readonly config?: Readonly<Record<string, Argument | Readonly<Record<string, Argument>>>> | undefined;
}

/** Where the state lives, for every backend alike: CDKTF has one class a backend, which an environment file could not name. */
export class StateBackend extends TerraformBackend {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: StateBackendProps,
  ) {
    super(scope, id, props.kind);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.props.config };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return this.synthesizeAttributes();
  }

  override getRemoteStateDataSource(): TerraformRemoteState {
    throw new Error('An environment stands alone: no stack reads the state of another.');
  }
}
