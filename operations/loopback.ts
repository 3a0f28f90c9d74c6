import { isLoopback } from '../engine/loopback';

/** Whether the org that the credentials lead to is embedded tenants on this machine. */
export const onLoopback = ({ OKTA_HTTP_PROXY: org = '' }: NodeJS.ProcessEnv): boolean => isLoopback(org);

/** Whether a pipeline runs us, as GitHub, GitLab and Jenkins' plug-ins say it. */
export const inPipeline = ({ CI: ci = '' }: NodeJS.ProcessEnv): boolean =>
  !['', '0', 'false'].includes(ci.toLowerCase());
