import { harmOfRow, type ArrivalRow, type ArrivalsReport } from '../../engine/arrivals';
import { counted } from '../../engine/counted';

/** The counts, and the people behind them as far as they are shown. */
export interface Worklist {
  readonly environment: string;
  readonly report: ArrivalsReport;
  /** The most harmful first. */
  readonly rows: readonly ArrivalRow[];
  /** Rows that are not among `rows`. */
  readonly more: number;
}

/** Rows that pages show; the CSV has every one. */
const MOST_ROWS = 2000;

/** Keeps the most harmful rows in bounded memory, however many people wait. */
export class WorklistRows {
  private rows: ArrivalRow[] = [];
  private left = 0;

  constructor(private readonly most = MOST_ROWS) {}

  add(rows: readonly ArrivalRow[]): void {
    this.rows.push(...rows);
    if (this.rows.length >= 2 * this.most) this.trim();
  }

  /** Sorted by harm, then by person; and how many there are beside. */
  kept(): { readonly rows: readonly ArrivalRow[]; readonly more: number } {
    this.trim();
    return { rows: this.rows, more: this.left };
  }

  private trim(): void {
    this.rows.sort((a, b) => harmOfRow(a) - harmOfRow(b) || (a.person < b.person ? -1 : a.person === b.person ? 0 : 1));
    this.left += Math.max(0, this.rows.length - this.most);
    this.rows = this.rows.slice(0, this.most);
  }
}

/** The whole in one sentence. */
export function headline({ people, expected, arrived, refused, waiting, incomplete = [] }: ArrivalsReport): string {
  const sum = (rows: readonly { readonly people: number }[]) => rows.reduce((total, one) => total + one.people, 0);
  const counts = `${arrived} of ${counted(expected, 'person', 'people')} ${arrived === 1 ? 'has' : 'have'} everything (${people} in scope)`;
  const rest = `${sum(refused)} refused, ${sum(waiting)} waiting`;
  if (incomplete.length > 0) return `Not everything could be seen: ${counts}; ${rest}.`;
  if (people === 0) return 'Nobody is in scope yet, so there is nothing that could have arrived.';
  return refused.length + waiting.length === 0 ? `Everything has arrived: ${counts}.` : `${counts}; ${rest}.`;
}
