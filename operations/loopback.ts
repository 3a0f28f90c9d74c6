const LOOPBACK = /^https?:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:|\/|$)/;

/** Whether the org that the credentials lead to is embedded tenants on this machine. */
export const onLoopback = ({ OKTA_HTTP_PROXY: org = '' }: NodeJS.ProcessEnv): boolean => LOOPBACK.test(org);

/** Whether a pipeline runs us, as GitHub, GitLab and Jenkins' plug-ins say it. */
export const inPipeline = ({ CI: ci = '' }: NodeJS.ProcessEnv): boolean =>
  !['', '0', 'false'].includes(ci.toLowerCase());
