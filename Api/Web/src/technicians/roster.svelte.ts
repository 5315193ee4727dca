import type { RosterRow } from '../contracts';
import type { Replica } from '../feed/replica';

/** One technician. A change of them renders only their own line. */
export class TechnicianRow {
  readonly id: string;
  data: RosterRow = $state.raw(undefined as never);

  constructor(data: RosterRow) {
    this.id = data.id;
    this.data = data;
  }
}

/** The technicians of the chosen cells, by name; their order does not depend on what they do, so that nobody moves under the hand. */
export class Roster {
  shown: readonly TechnicianRow[] = $state.raw([]);
  loaded = $state(false);
  /** Counts changes of any of them, for what shows all of them at once. */
  version = $state(0);

  #rows = new Map<string, TechnicianRow>();
  #compare: (a: string, b: string) => number;

  constructor(compare: (a: string, b: string) => number) {
    this.#compare = compare;
  }

  row(id: string): TechnicianRow | undefined {
    return this.#rows.get(id);
  }

  clear(): void {
    this.#rows.clear();
    this.shown = [];
    this.loaded = false;
  }

  /** Takes over what the rosters of the chosen cells learned. Whoever belongs to several is shown once. */
  absorb(replicas: readonly Replica<RosterRow>[]): void {
    if (replicas.every(({ position }) => position === null)) return;
    const first = !this.loaded;
    this.loaded = true;
    const touched = new Set<string>();
    for (const replica of replicas) {
      const delta = replica.take();
      for (const id of delta?.changed ?? []) touched.add(id);
      for (const id of delta?.removed ?? []) touched.add(id);
    }
    if (touched.size === 0) return;
    let moved = first;
    for (const id of touched) {
      const data = merged(replicas, id);
      const known = this.#rows.get(id);
      if (!data) moved = this.#rows.delete(id) || moved;
      else if (!known) {
        this.#rows.set(id, new TechnicianRow(data));
        moved = true;
      } else {
        moved ||= known.data.name !== data.name;
        known.data = data;
      }
    }
    this.version++;
    if (moved) this.#sort();
  }

  /** Cells are chosen no more: who belonged only to them leaves. */
  keepOnly(replicas: readonly Replica<RosterRow>[]): void {
    const kept = new Set(replicas.flatMap(({ items }) => [...items.keys()]));
    for (const id of this.#rows.keys()) if (!kept.has(id)) this.#rows.delete(id);
    this.version++;
    this.#sort();
  }

  #sort(): void {
    this.shown = [...this.#rows.values()].sort((a, b) => this.#compare(a.data.name, b.data.name) || (a.id < b.id ? -1 : 1));
  }
}

/** What one cell does not tell of another's ticket, that cell's own roster tells. */
function merged(replicas: readonly Replica<RosterRow>[], id: string): RosterRow | undefined {
  const rows = replicas.map(({ items }) => items.get(id)).filter(row => row !== undefined);
  const [first] = rows;
  if (!first || rows.length === 1) return first;
  const interventions = first.interventions.map(
    known => rows.flatMap(row => row.interventions).find(other => other.number === known.number && other.version >= known.version && other.subject != null) ?? known,
  );
  return { ...first, interventions };
}
