/** How an app of Okta's catalogue shows itself, beside the attributes of its users. */
export interface CatalogueSettings {
  /** Settings that the app has, without a value too. */
  readonly settings: readonly string[];
  /** Name of its one link on the home page. */
  readonly link: string;
  /** Sign-on mode that the app has where a form is asked for: most catalogue apps are filled in by the browser plug-in. */
  readonly form?: 'AUTO_LOGIN' | 'BROWSER_PLUGIN';
}

const of = (settings: readonly string[], more: Partial<CatalogueSettings> = {}): CatalogueSettings => ({
  settings,
  link: 'login',
  ...more,
});

/** Templates of Okta's API reference ("Create an application") and apps of the provider's documentation. */
export const CATALOGUE_SETTINGS: Readonly<Record<string, CatalogueSettings>> = {
  template_swa: of([
    'loginUrlRegex',
    'usernameField',
    'redirectUrl',
    'buttonField',
    'checkbox',
    'passwordField',
    'url',
  ]),
  template_swa3field: of([
    'loginUrlRegex',
    'extraFieldSelector',
    'extraFieldValue',
    'redirectUrl',
    'userNameSelector',
    'passwordSelector',
    'buttonSelector',
    'targetURL',
  ]),
  template_sps: of([
    'url',
    'usernameField',
    'passwordField',
    'optionalField1',
    'optionalField1Value',
    'optionalField2',
    'optionalField2Value',
    'optionalField3',
    'optionalField3Value',
  ]),
  template_basic_auth: of(['loginUrlRegex', 'authURL', 'url']),
  bookmark: of(['requestIntegration', 'url']),
  oidc_client: of([], { link: 'oidc_client_link' }),
  pagerduty: of(['adminUserId', 'baseUrl', 'subdomain']),
  sharepoint_onpremise: of(['groupFilter', 'siteURL', 'attributeStatements']),
  aws_console: of([], { link: 'aws_console_login', form: 'BROWSER_PLUGIN' }),
};
