const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it: names of people and of tenants' objects are anybody's. */
export const text = (value: string): string => value.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!);
