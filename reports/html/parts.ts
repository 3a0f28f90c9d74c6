import { escape } from './escape';

/** A heading with a list; nothing where there are no items. */
export const listed = (heading: string, items: readonly string[]): string =>
  items.length ? `<h2>${heading}</h2><ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>` : '';

/** A table that scrolls by itself and is reached by keyboard; `rows` are HTML. */
export const grid = (head: readonly string[], rows: string, label: string): string =>
  `<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows}</tbody></table></div>`;

/** Figures at the top of a page. */
export const tiles = (figures: readonly (readonly [name: string, count: number])[]): string =>
  `<ul class="tiles">${figures.map(([name, count]) => `<li><b>${escape(count)}</b>${escape(name)}</li>`).join('')}</ul>`;
