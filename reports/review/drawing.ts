import type { HopChange } from '../../engine/review/model';
import { escape } from '../html/escape';

const ROW = 24;
const HEAD = 44;
const WIDTH = 960;
const BOX = 230;
const GAP = 24;
const COLUMNS = [20, (WIDTH - BOX) / 2, WIDTH - BOX - 20] as const;

/** In user units: a thick line has the same head as a thin one. */
const ARROW =
  '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="context-stroke"/></marker></defs>';

interface Place {
  readonly x: number;
  readonly y: number;
}

const systemOf = (path: string): string => path.split('.')[0] ?? path;

/** Systems that only receive stand right of Okta, the others left. */
function columnsOf(hops: readonly HopChange[]): string[][] {
  const systems = [...new Set(hops.flatMap(({ reads, to }) => [...reads, to].map(systemOf)))].filter(
    (id) => id !== 'okta',
  );
  const gives = new Set(hops.filter(({ from }) => from !== 'okta').map(({ from }) => from));
  const takes = new Set(hops.filter(({ from }) => from === 'okta').map(({ to }) => systemOf(to)));
  const right = systems.filter((id) => takes.has(id) && (!gives.has(id) || id.startsWith('ringcentral')));
  return [systems.filter((id) => !right.includes(id)), ['okta'], right];
}

const attributesOf = (system: string, hops: readonly HopChange[]): string[] => [
  ...new Set(hops.flatMap(({ reads, to }) => [...reads, to]).filter((path) => systemOf(path) === system)),
];

function boxes(hops: readonly HopChange[]): { svg: string[]; places: Map<string, Place>; height: number } {
  const places = new Map<string, Place>();
  const svg: string[] = [];
  let height = 0;
  columnsOf(hops).forEach((systems, column) => {
    const x = COLUMNS[column] ?? 0;
    let y = GAP;
    for (const system of systems) {
      const attributes = attributesOf(system, hops);
      const tall = HEAD + attributes.length * ROW + 8;
      svg.push(
        `<rect class="box" x="${x}" y="${y}" width="${BOX}" height="${tall}" rx="8"/>`,
        `<text class="system" x="${x + 12}" y="${y + 26}">${escape(system)}</text>`,
      );
      attributes.forEach((path, i) => {
        const row = y + HEAD + i * ROW + 10;
        places.set(path, { x, y: row - 4 });
        svg.push(`<text x="${x + 12}" y="${row}">${escape(path.slice(system.length + 1))}</text>`);
      });
      y += tall + GAP;
    }
    height = Math.max(height, y);
  });
  return { svg, places, height };
}

function curve(from: Place, to: Place): string {
  const forward = from.x < to.x;
  const [x1, x2] = forward ? [from.x + BOX, to.x] : [from.x, to.x + BOX];
  const bend = (x2 - x1) / 2;
  return `M${x1} ${from.y} C${x1 + bend} ${from.y} ${x2 - bend} ${to.y} ${x2} ${to.y}`;
}

/** The systems and the lines between their attributes as an SVG; for the eye only, the table below it says the same. */
export function drawing(hops: readonly HopChange[]): string {
  const { svg, places, height } = boxes(hops);
  const paths = hops.flatMap(({ reads, to, state, line }, index) =>
    reads.flatMap((read) => {
      const [start, end] = [places.get(read), places.get(to)];
      if (!start || !end || systemOf(read) === systemOf(to)) return [];
      return [
        `<path class="hop ${state}" data-hop="${index}" d="${curve(start, end)}" marker-end="url(#arrow)"><title>${escape(line)}</title></path>`,
      ];
    }),
  );
  return `<svg viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" focusable="false">${ARROW}${svg.join('')}${paths.join('')}</svg>`;
}
