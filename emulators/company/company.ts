/** Acme, the company that every embedded tenant belongs to. */
export const COMPANY = {
  name: 'Acme',
  domain: 'acme.test',
  namingContext: 'DC=acme,DC=test',
  peopleOu: 'OU=People,DC=acme,DC=test',
  groupsOu: 'OU=Groups,DC=acme,DC=test',
} as const;
