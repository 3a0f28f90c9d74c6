import { systemClock } from '../../clients/rate-limit';
import type { Run } from './run';

const BAR = 20;
/** A line is told at every such part of the way, and no later than this after the one before. */
const STEP = 0.05;
const SILENCE_MS = 15_000;
/** Fewer than this need no bar. */
const WORTH_A_BAR = 20;

interface Job {
  readonly id: string;
  readonly total: number;
  /** Each item costs a look (Light) before it may cost a write (Medium). */
  readonly looks: boolean;
  readonly run: Run;
}

const MINUTE = 60_000;

/** `about 3 h 20 min left`; up to two minutes in seconds. */
function remaining(milliseconds: number): string {
  if (milliseconds <= 0) return 'nearly done';
  if (milliseconds < 2 * MINUTE) return `about ${Math.ceil(milliseconds / 1000)} s left`;
  const minutes = Math.round(milliseconds / MINUTE);
  const hours = Math.floor(minutes / 60);
  return `about ${hours > 0 ? `${hours} h ` : ''}${minutes % 60} min left`;
}

/** How far a long job is, told as a bar with the time that the rate limits leave it. */
export class Pace {
  private done = 0;
  private written = 0;
  private told = 0;
  private readonly started: number;
  private toldAt: number;

  constructor(private readonly job: Job) {
    this.started = this.toldAt = this.now();
  }

  /** One item needed no write. */
  passed(): void {
    this.done += 1;
    this.tell();
  }

  wrote(): void {
    this.written += 1;
    this.passed();
  }

  private now(): number {
    return (this.job.run.clock ?? systemClock).now();
  }

  /** The longer of what the limits and what the way so far say: the first windows are spent at once, slow answers show later. */
  private leftMs(): number {
    const { total, looks, run } = this.job;
    const left = total - this.done;
    if (left === 0) return 0;
    const writes = Math.ceil(left * (looks ? this.written / this.done : 1));
    const allowed = run.ringcentral.etaMs({ light: looks ? left : 0, medium: run.dryRun ? 0 : writes });
    return Math.max(allowed, ((this.now() - this.started) / this.done) * left);
  }

  private tell(): void {
    const { id, total, run } = this.job;
    const part = this.done / total;
    const now = this.now();
    const due = part >= this.told + STEP || now - this.toldAt >= SILENCE_MS || this.done === total;
    if (total < WORTH_A_BAR || !due) return;
    this.told = Math.floor(part / STEP) * STEP;
    this.toldAt = now;
    const filled = Math.floor(part * BAR);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
    run.progress(`  ${bar} ${this.done} of ${total} ${id}, ${remaining(this.leftMs())}`);
  }
}
