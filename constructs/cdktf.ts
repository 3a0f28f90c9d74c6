/**
 * The seam to CDKTF: nothing else imports it, so that a move to its successor is one file (docs/decisions).
 */
export { App, DataResource, TerraformBackend, TerraformLocal, TerraformOutput, TerraformStack } from 'cdktf';
export type { ITerraformDependable, TerraformRemoteState, TerraformResource } from 'cdktf';
export { Construct } from 'constructs';
