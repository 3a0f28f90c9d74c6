import type { AttributePath } from '../../engine/flows/model';

interface Carried {
  readonly from: string;
  readonly to: AttributePath;
}

const NAMED = 6;

const nameOf = (path: AttributePath): string => path.slice(path.indexOf('.') + 1);
const systemOf = (path: AttributePath): string => path.slice(0, path.indexOf('.'));

const label = (attributes: readonly string[]): string => {
  const rest = attributes.length - NAMED;
  return rest > 0 ? `${attributes.slice(0, NAMED).join(', ')} and ${rest} more` : attributes.join(', ');
};

/** The systems and what is carried between them as a Mermaid flowchart: an arrow per direction, named by its target attributes. */
export function overviewChart(systems: Readonly<Record<string, string>>, lines: readonly Carried[]): string {
  const arrows = new Map<string, string[]>();
  for (const { from, to } of lines) {
    const key = `${from} ${systemOf(to)}`;
    arrows.set(key, [...(arrows.get(key) ?? []), nameOf(to)]);
  }
  return [
    'flowchart LR',
    ...Object.entries(systems).map(([id, title]) => `  ${id}["${title}"]`),
    ...[...arrows].map(([key, attributes]) => {
      const [from, to] = key.split(' ');
      return `  ${from} -->|"${label(attributes)}"| ${to}`;
    }),
  ].join('\n');
}
