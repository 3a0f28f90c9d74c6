/** Variables that lead to a tenant, a state or another Terraform than the demo's own. */
const LEADING_AWAY =
  /^(OKTA_(?!PROVIDER(_VERSION)?$)|RC_|AD_|TF_CLI_|TF_REATTACH_PROVIDERS$|TF_WORKSPACE$|TF_DATA_DIR$|TF_(?:TEMP_)?LOG_PATH$|TF_VAR_|CDKTF_|ENVIRONMENT_FILE$)/;

/** The caller's environment with every way to a real tenant cut off, and those to the embedded ones put in. */
export const embeddedVariables = (
  env: NodeJS.ProcessEnv,
  embedded: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !LEADING_AWAY.test(name))),
  ...embedded,
});
