/** A text of a person's, as Terraform reads it: what looks like one of its own references (`${user.email}`) is none. */
export const literal = (text: string): string => text.replaceAll('${', () => '$${').replaceAll('%{', '%%{');
