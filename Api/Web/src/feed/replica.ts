import type { FeedHeartbeat, FeedPosition } from '../contracts';

/** Changes `from` to `to` of a feed: the latest state of each item that changed, and the keys of those that left. */
export interface FeedFrame<T> {
  epoch: string;
  from: number;
  to: number;
  items: T[];
  removed: string[];
}

export interface FeedSnapshot<T> {
  epoch: string;
  sequence: number;
  items: T[];
}

/** What brings a replica up to date: everything, or the frames since its position. */
export interface FeedAnswer<T> {
  snapshot?: FeedSnapshot<T> | null;
  frames?: FeedFrame<T>[] | null;
}

/** What changed since somebody asked last: items that are new or different, and items that left. */
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
 * What a feed carries (the lines of a cell, its technicians) as this screen knows it, kept equal to the server's by numbered frames.
 *
 * A frame is applied when it continues what is known (same epoch, `from <= sequence + 1`), ignored when it brings nothing
 * (`to <= sequence`), and otherwise proves that something is missing: then `needsWatch` is true, and the owner watches again from
 * `beginWatch()`. While a watch is under way frames wait, because its answer may replace everything.
 */
export class Replica<T> {
  readonly feed: string;

  #keyOf: (item: T) => string;
  #items = new Map<string, T>();
  #position: FeedPosition | null = null;
  #needsWatch = true;
  #watching = false;
  #buffer: FeedFrame<T>[] = [];
  #ahead: FeedHeartbeat | null = null;
  #delta: Delta = { changed: new Set(), removed: new Set() };

  constructor(feed: string, keyOf: (item: T) => string) {
    this.feed = feed;
    this.#keyOf = keyOf;
  }

  get items(): ReadonlyMap<string, T> {
    return this.#items;
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
  endWatch(answer: FeedAnswer<T>): CaughtUp {
    const known = this.#position;
    this.#watching = false;
    let outcome: CaughtUp;
    if (answer.snapshot) {
      this.#replace(answer.snapshot.items);
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

  frame(frame: FeedFrame<T>): void {
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

  #apply(frame: FeedFrame<T>): void {
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

    for (const item of frame.items) this.#upsert(item);
    for (const key of frame.removed) this.#remove(key);
    this.#position = { epoch: at.epoch, sequence: frame.to };
  }

  #replace(items: readonly T[]): void {
    const kept = new Set(items.map(this.#keyOf));
    for (const key of this.#items.keys()) if (!kept.has(key)) this.#remove(key);
    for (const item of items) this.#upsert(item);
  }

  #upsert(item: T): void {
    const key = this.#keyOf(item);
    this.#items.set(key, item);
    this.#delta.changed.add(key);
    this.#delta.removed.delete(key);
  }

  #remove(key: string): void {
    if (!this.#items.delete(key)) return;
    this.#delta.changed.delete(key);
    this.#delta.removed.add(key);
  }
}
