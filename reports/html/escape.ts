import { visible } from '../outgoing';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML text or attribute value. */
export const escape = (text: string | number): string =>
  String(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);

const shown = (_name: string, value: unknown): unknown => (typeof value === 'string' ? visible(value) : value);

/** JSON that cannot end its script element or be read as markup; the page's script shows its texts as they are. */
export const embed = (value: unknown): string =>
  JSON.stringify(value, shown).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
