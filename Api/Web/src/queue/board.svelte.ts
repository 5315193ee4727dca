import type { BoardRow } from '../contracts';
import type { Replica } from '../feed/replica';
import {
  compareNumbers, count, emptyCounters, isFiltering, NoFilter, orderKey, passes, plain, stageOf, wordsOf, type Counters, type Filter,
} from './queueOrder';

/** An own command on its way: not answered yet, or answered with the version that the feed has to show. */
export interface Pending {
  command: 'assign' | 'unassign' | 'acknowledge';
  technician?: string;
  version: number | null;
}

/** One ticket of the queue. A change of it renders only its own line. */
export class QueueRow {
  readonly number: string;
  data: BoardRow = $state.raw(undefined as never);
  pending: Pending | null = $state.raw(null);
  /** What went wrong with an own command, in words. */
  message: string | null = $state(null);
  /** Came in after the board was loaded, a moment ago. */
  arrived = $state(false);
  /** Left the cell's queue while the order is held. */
  gone = $state(false);

  key = 0;
  /** The key that its place on the screen comes from. */
  shownKey = 0;
  #haystack: string | null = null;

  constructor(data: BoardRow) {
    this.number = data.number;
    this.update(data);
  }

  update(data: BoardRow): void {
    this.data = data;
    this.key = orderKey(data);
    this.#haystack = null;
    if (this.pending?.version != null && data.version >= this.pending.version) this.pending = null;
  }

  /** Everything that the text filter looks at. */
  haystack(nameOf: (technician: string) => string): string {
    const row = this.data;
    return (this.#haystack ??= plain(
      [row.number, row.subject, row.requester, row.site, row.category, row.technician && nameOf(row.technician)].filter(Boolean).join('\n'),
    ));
  }

  forgetHaystack(): void {
    this.#haystack = null;
  }
}

const ArrivalShown = 2_000;

/**
 * The queue as it is shown: rows in their order, windowed by the view. While the order is held (a hand is on the list) cells change in
 * place, but rows neither move, come nor go; `waiting` counts what will once it is released.
 */
export class Board {
  /** What the list shows, in order. */
  shown: readonly QueueRow[] = $state.raw([]);
  counters: Counters = $state.raw(emptyCounters());
  /** Changes of the order that wait behind the button. */
  waiting = $state(0);
  loaded = $state(false);
  filter: Filter = $state.raw(NoFilter);
  /** Unassigned tickets of priority 1 that the filter hides. */
  urgentHidden = $state(0);

  #rows = new Map<string, QueueRow>();
  #sorted: QueueRow[] = [];
  #held = false;
  #nameOf: (technician: string) => string;
  #arrivals = 0;

  constructor(nameOf: (technician: string) => string) {
    this.#nameOf = nameOf;
  }

  row(number: string): QueueRow | undefined {
    return this.#rows.get(number);
  }

  /** Tickets of the cell per technician, as the board knows them. */
  loads(): Map<string, number> {
    const loads = new Map<string, number>();
    for (const { data } of this.#rows.values())
      if (data.technician) loads.set(data.technician, (loads.get(data.technician) ?? 0) + 1);
    return loads;
  }

  /** New tickets since the last call, for the spoken summary. */
  takeArrivals(): number {
    const arrivals = this.#arrivals;
    this.#arrivals = 0;
    return arrivals;
  }

  /** Another cell: nothing of the last one stays. */
  clear(): void {
    this.#rows.clear();
    this.#sorted = [];
    this.shown = [];
    this.counters = emptyCounters();
    this.waiting = 0;
    this.urgentHidden = 0;
    this.loaded = false;
    this.#arrivals = 0;
  }

  /** Takes over what the replica learned. Called at most once per animation frame. */
  absorb(replica: Replica): void {
    const first = !this.loaded;
    if (first && replica.position === null) return;
    const delta = replica.take();
    this.loaded = true;
    if (!delta) return;

    let moved = first || delta.removed.size > 0;
    const arrived: QueueRow[] = [];
    for (const number of delta.changed) {
      const data = replica.rows.get(number);
      if (!data) continue;
      const known = this.#rows.get(number);
      if (!known) {
        const row = this.shown.find(ghost => ghost.gone && ghost.number === number) ?? new QueueRow(data);
        row.gone = false;
        row.update(data);
        this.#rows.set(number, row);
        this.#sorted.push(row);
        if (!first) arrived.push(row);
        moved = true;
        continue;
      }
      const key = known.key;
      const stage = stageOf(known.data.status);
      known.update(data);
      moved ||= known.key !== key || stageOf(data.status) !== stage || this.filter.text !== '';
    }
    if (delta.removed.size > 0) {
      for (const number of delta.removed) {
        const row = this.#rows.get(number);
        this.#rows.delete(number);
        if (row) row.gone = true;
      }
      this.#sorted = this.#sorted.filter(row => !row.gone);
    }
    if (!moved) return;

    this.counters = count(replica.rows.values());
    this.#arrivals += arrived.length;
    for (const row of arrived) mark(row);
    this.#order();
  }

  /** Puts a hand on the list, or takes it off, which lets the waiting order in. */
  hold(held: boolean): void {
    if (this.#held === held) return;
    this.#held = held;
    if (!held) this.release();
  }

  /** Lets the waiting order in now. */
  release(): void {
    this.#show(this.#latest());
  }

  /** A filter is somebody's own act: it applies at once. */
  setFilter(filter: Filter): void {
    this.filter = filter;
    this.release();
  }

  /** Names of technicians became known. */
  namesChanged(): void {
    for (const row of this.#rows.values()) row.forgetHaystack();
    if (this.filter.text !== '') this.#order();
  }

  #order(): void {
    const latest = this.#latest();
    if (!this.#held || this.shown.length === 0) this.#show(latest);
    else this.waiting = this.#differences(latest);
  }

  #latest(): QueueRow[] {
    this.#sorted.sort((a, b) => a.key - b.key || a.data.priority - b.data.priority || compareNumbers(a.number, b.number));
    const filter = this.filter;
    const words = wordsOf(filter);
    const filtering = isFiltering(filter);
    const latest = filtering ? this.#sorted.filter(row => passes(row.data, filter, words, () => row.haystack(this.#nameOf))) : [...this.#sorted];
    const urgent = (rows: readonly QueueRow[]) => rows.reduce((n, { data }) => n + (data.priority === 1 && stageOf(data.status) === 'unassigned' ? 1 : 0), 0);
    this.urgentHidden = filtering ? urgent(this.#sorted) - urgent(latest) : 0;
    return latest;
  }

  #show(latest: QueueRow[]): void {
    for (const row of latest) row.shownKey = row.key;
    this.waiting = 0;
    if (latest.length === this.shown.length && latest.every((row, index) => row === this.shown[index])) return;
    this.shown = latest;
  }

  #differences(latest: readonly QueueRow[]): number {
    const shown = new Set(this.shown);
    let differences = 0;
    let common = 0;
    for (const row of latest) {
      if (!shown.has(row)) differences++;
      else {
        common++;
        if (row.key !== row.shownKey) differences++;
      }
    }
    return differences + (shown.size - common);
  }
}

function mark(row: QueueRow): void {
  row.arrived = true;
  setTimeout(() => (row.arrived = false), ArrivalShown);
}
