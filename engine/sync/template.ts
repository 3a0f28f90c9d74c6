/** Okta writes `${user.email}` and `user.email` for the same user name. */
export const bareTemplate = (template: string): string => template.replace(/^\$\{(.*)\}$/, '$1');
