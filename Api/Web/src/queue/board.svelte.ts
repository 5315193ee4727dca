import { clock } from '../clock.svelte';
import type { BoardRow } from '../contracts';
import type { Replica } from '../feed/replica';
import { firstDue } from './countdown';
import {
  compareNumbers, count, emptyCounters, isFiltering, NoFilter, orderKey, passes, plain, stageOf, wordsOf, type Counters, type Filter,
} from './queueOrder';

/** An own command on its way: not answered yet, or answered with the version that the feed has to show. */
export interface Pending {
  command: string;
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
/** What breaks within this time is about to. */
const Soon = 15 * 60_000;
const NothingHidden = { late: 0, soon: 0, p1: 0 };

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
  /** What is urgent and hidden by the filter: late, about to break, unassigned of priority 1; each ticket once. */
  hidden: { late: number; soon: number; p1: number } = $state.raw(NothingHidden);

  /** Counts what was taken over, for what shows all tickets at once. */
  changes = $state(0);

  #rows = new Map<string, QueueRow>();
  #sorted: QueueRow[] = [];
  #held = false;
  #nameOf: (technician: string) => string;
  #arrivals = 0;
  #told: ((row: BoardRow, arrived: boolean) => void) | undefined;

  /**
   * @param nameOf The name of a technician.
   * @param told Told of every line that is new or different; `arrived` once the board was loaded.
   */
  constructor(nameOf: (technician: string) => string, told?: (row: BoardRow, arrived: boolean) => void) {
    this.#nameOf = nameOf;
    this.#told = told;
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

  /** Other cells: nothing of the last ones stays. */
  clear(): void {
    this.#rows.clear();
    this.#sorted = [];
    this.shown = [];
    this.counters = emptyCounters();
    this.waiting = 0;
    this.hidden = NothingHidden;
    this.loaded = false;
    this.#arrivals = 0;
  }

  /** Takes over what the replicas of the chosen cells learned. Called at most once per animation frame. */
  absorb(replicas: readonly Replica<BoardRow>[]): void {
    const first = !this.loaded;
    if (first && replicas.every(({ position }) => position === null)) return;
    this.loaded = true;
    const touched = new Set<string>();
    for (const replica of replicas) {
      const delta = replica.take();
      for (const number of delta?.changed ?? []) touched.add(number);
      for (const number of delta?.removed ?? []) touched.add(number);
    }
    if (touched.size === 0) return;
    this.changes++;

    let moved = first;
    const arrived: QueueRow[] = [];
    let left = false;
    for (const number of touched) {
      const data = newest(replicas, number);
      const known = this.#rows.get(number);
      if (!data) {
        if (!known) continue;
        this.#rows.delete(number);
        known.gone = true;
        left = true;
      } else if (!known) {
        const row = this.shown.find(ghost => ghost.gone && ghost.number === number) ?? new QueueRow(data);
        row.gone = false;
        row.update(data);
        this.#rows.set(number, row);
        this.#sorted.push(row);
        if (!first) arrived.push(row);
        moved = true;
      } else {
        const key = known.key;
        const before = known.data;
        known.update(data);
        moved ||= known.key !== key || stageOf(data.status) !== stageOf(before.status) || data.priority !== before.priority || isFiltering(this.filter);
      }
      if (data) this.#told?.(data, known === undefined && !first);
    }
    if (left) this.#sorted = this.#sorted.filter(row => !row.gone);
    if (!moved && !left) return;

    this.counters = count(this.#data(), clock.now);
    this.#arrivals += arrived.length;
    for (const row of arrived) mark(row);
    this.#order();
  }

  /** Cells are chosen no more: what was only theirs leaves. */
  keepOnly(cells: ReadonlySet<string>): void {
    const gone = this.#sorted.filter(({ data }) => !cells.has(data.cell));
    if (gone.length === 0) return;
    this.changes++;
    for (const { number } of gone) this.#rows.delete(number);
    this.#sorted = this.#sorted.filter(({ data }) => cells.has(data.cell));
    this.counters = count(this.#data(), clock.now);
    this.release();
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

  /** Time went on: what is late now, and what the filter makes of it. */
  ageing(): void {
    if (!this.loaded) return;
    this.counters = count(this.#data(), clock.now);
    if (isFiltering(this.filter)) this.#order();
  }

  /** Names of technicians became known. */
  namesChanged(): void {
    for (const row of this.#rows.values()) row.forgetHaystack();
    if (this.filter.text !== '') this.#order();
  }

  *#data(): Iterable<BoardRow> {
    for (const { data } of this.#rows.values()) yield data;
  }

  /** All tickets, whatever the filter hides. */
  get all(): readonly QueueRow[] {
    return this.#sorted;
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
    const latest = filtering ? this.#sorted.filter(row => passes(row.data, filter, words, () => row.haystack(this.#nameOf), clock.now)) : [...this.#sorted];
    this.hidden = filtering ? hiddenOf(this.#sorted, new Set(latest)) : NothingHidden;
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

/** A ticket that moves from cell to cell is for a moment on both boards, or on none. */
function newest(replicas: readonly Replica<BoardRow>[], number: string): BoardRow | undefined {
  let newest: BoardRow | undefined;
  for (const { items } of replicas) {
    const row = items.get(number);
    if (row && (!newest || row.version > newest.version)) newest = row;
  }
  return newest;
}

function hiddenOf(all: readonly QueueRow[], shown: ReadonlySet<QueueRow>): { late: number; soon: number; p1: number } {
  const hidden = { late: 0, soon: 0, p1: 0 };
  const now = clock.now;
  for (const row of all) {
    if (shown.has(row)) continue;
    const due = firstDue(row.data);
    if (due !== null && due <= now) hidden.late++;
    else if (due !== null && due - now < Soon) hidden.soon++;
    else if (row.data.priority === 1 && stageOf(row.data.status) === 'unassigned') hidden.p1++;
  }
  return hidden;
}

function mark(row: QueueRow): void {
  row.arrived = true;
  setTimeout(() => (row.arrived = false), ArrivalShown);
}
