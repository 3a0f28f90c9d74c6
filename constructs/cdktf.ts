/**
 * The seam to CDKTF: nothing else imports it, so that a move to its successor is one file (docs/decisions).
 */
export {
  App,
  TerraformBackend,
  TerraformElement,
  TerraformLocal,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
} from 'cdktf';
export type { ITerraformDependable, TerraformRemoteState } from 'cdktf';
export { Construct } from 'constructs';
