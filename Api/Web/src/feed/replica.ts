import type { BoardFrame, BoardRow, FeedCatchUp, FeedHeartbeat, FeedPosition } from '../contracts';

/** What changed since somebody asked last: tickets whose line is new or different, tickets that left, and by how many changes of the feed. */
export interface Delta {
  changed: Set<string>;
  removed: Set<string>;
}

/** How a watch brought the replica up to date. */
export type CaughtUp =
  | { kind: 'loaded' }
  | { kind: 'reloaded' }
  | { kind: 'resumed'; changes: number }
  | { kind: 'failed' };

const MaxBuffered = 1_000;

/**
 * A cell's board as this screen knows it, kept equal to the server's by numbered frames.
 *
 * A frame is applied when it continues what is known (same epoch, `from <= sequence + 1`), ignored when it brings nothing
 * (`to <= sequence`), and otherwise proves that something is missing: then `needsWatch` is true, and the owner watches again from
 * `beginWatch()`. While a watch is under way frames wait, because its answer may replace everything.
 */
export class Replica {
  readonly cell: string;
  readonly feed: string;

  #rows = new Map<string, BoardRow>();
  #position: FeedPosition | null = null;
  #needsWatch = true;
  #watching = false;
  #buffer: BoardFrame[] = [];
  #ahead: FeedHeartbeat | null = null;
  #delta: Delta = { changed: new Set(), removed: new Set() };

  constructor(cell: string) {
    this.cell = cell;
    this.feed = `cell:${cell}`;
  }

  get rows(): ReadonlyMap<string, BoardRow> {
    return this.#rows;
  }

  get position(): FeedPosition | null {
    return this.#position;
  }

  /** Whether something is missing; false while a watch is under way that may bring it. */
  get needsWatch(): boolean {
    return this.#needsWatch && !this.#watching;
  }

  get watching(): boolean {
    return this.#watching;
  }

  /** A watch starts. Answers the position to watch from. */
  beginWatch(): FeedPosition | null {
    this.#watching = true;
    this.#needsWatch = false;
    return this.#position;
  }

  /** The watch was answered. */
  endWatch(answer: FeedCatchUp): CaughtUp {
    const known = this.#position;
    this.#watching = false;
    let outcome: CaughtUp;
    if (answer.snapshot) {
      this.#replace(answer.snapshot.rows);
      this.#position = { epoch: answer.snapshot.epoch, sequence: answer.snapshot.sequence };
      outcome = { kind: known ? 'reloaded' : 'loaded' };
    } else if (known && answer.frames) {
      for (const frame of answer.frames) this.#apply(frame);
      outcome = { kind: 'resumed', changes: this.#position!.sequence - known.sequence };
    } else {
      // Frames without a position to apply them to: ask for everything.
      this.#position = null;
      this.#needsWatch = true;
      outcome = { kind: 'failed' };
    }

    this.#drainBuffer();
    return outcome;
  }

  /** The watch failed, or the connection that it ran on is gone. */
  lost(): void {
    this.#watching = false;
    this.#needsWatch = true;
    this.#buffer = [];
    this.#ahead = null;
  }

  /** Asks for a watch although nothing is known to be missing. */
  doubt(): void {
    this.#needsWatch = true;
  }

  frame(frame: BoardFrame): void {
    if (frame.cell !== this.cell) return;
    if (!this.#watching) {
      this.#apply(frame);
      return;
    }
    if (this.#buffer.length >= MaxBuffered) this.#buffer = [];
    this.#buffer.push(frame);
  }

  heartbeat(heartbeat: FeedHeartbeat): void {
    if (heartbeat.feed !== this.feed) return;
    if (this.#watching) this.#ahead = heartbeat;
    else this.#compare(heartbeat);
  }

  /** Takes what changed since the last call; null if nothing did. */
  take(): Delta | null {
    const delta = this.#delta;
    if (delta.changed.size === 0 && delta.removed.size === 0) return null;
    this.#delta = { changed: new Set(), removed: new Set() };
    return delta;
  }

  #drainBuffer(): void {
    const waiting = this.#buffer.sort((a, b) => a.from - b.from);
    this.#buffer = [];
    // A frame of another epoch that waited is older than the answer or will be followed by a heartbeat that says so.
    for (const frame of waiting) if (frame.epoch === this.#position?.epoch) this.#apply(frame);

    const heartbeat = this.#ahead;
    this.#ahead = null;
    if (heartbeat && heartbeat.epoch === this.#position?.epoch) this.#compare(heartbeat);
  }

  #compare(heartbeat: FeedHeartbeat): void {
    const at = this.#position;
    if (!at || heartbeat.epoch !== at.epoch || heartbeat.sequence > at.sequence) this.#needsWatch = true;
  }

  #apply(frame: BoardFrame): void {
    const at = this.#position;
    if (!at || frame.epoch !== at.epoch) {
      this.#needsWatch = true;
      return;
    }
    if (frame.to <= at.sequence) return;
    if (frame.from > at.sequence + 1) {
      this.#needsWatch = true;
      return;
    }

    for (const row of frame.rows) this.#upsert(row);
    for (const number of frame.removed) this.#remove(number);
    this.#position = { epoch: at.epoch, sequence: frame.to };
  }

  #replace(rows: readonly BoardRow[]): void {
    const kept = new Set(rows.map(row => row.number));
    for (const number of this.#rows.keys()) if (!kept.has(number)) this.#remove(number);
    for (const row of rows) this.#upsert(row);
  }

  #upsert(row: BoardRow): void {
    this.#rows.set(row.number, row);
    this.#delta.changed.add(row.number);
    this.#delta.removed.delete(row.number);
  }

  #remove(number: string): void {
    if (!this.#rows.delete(number)) return;
    this.#delta.changed.delete(number);
    this.#delta.removed.add(number);
  }
}
