import { DirectoryError } from './result-codes';

/** The relative names of a distinguished name, first the entry's own; escaped commas stay inside. */
export const relativeNames = (dn: string): string[] => dn.split(/(?<!\\),\s*/);

/** What two spellings of one distinguished name have in common. */
export const dnKey = (dn: string): string => relativeNames(dn).join(',').toLowerCase();

export const parentOf = (dn: string): string => relativeNames(dn).slice(1).join(',');

/** Whether `dn` is `base` or lies below it. */
export const isWithin = (dn: string, base: string): boolean =>
  base === '' || dnKey(dn) === dnKey(base) || dnKey(dn).endsWith(`,${dnKey(base)}`);

/** `CN=O\,Hara` → `['CN', 'O,Hara']`. @throws DirectoryError for what is no distinguished name. */
export function ownName(dn: string): [type: string, value: string] {
  const match = /^([A-Za-z][\w-]*)=(.+)$/s.exec(relativeNames(dn)[0] ?? '');
  if (!match?.[1] || !match[2]) throw new DirectoryError('invalidDnSyntax', `0000208F: NameErr: bad name '${dn}'`);
  return [match[1].toUpperCase(), match[2].replaceAll(/\\(.)/g, '$1')];
}

/** A value as it stands in a distinguished name (RFC 4514). */
export const escapeDnValue = (value: string): string =>
  value
    .replaceAll(/[\\,+"<>;=]/g, '\\$&')
    .replace(/^[# ]/, '\\$&')
    .replace(/ $/, '\\ ');
