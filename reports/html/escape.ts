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
