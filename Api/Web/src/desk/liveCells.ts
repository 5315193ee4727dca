import type { BoardRow, Lookers, RosterRow } from '../contracts';
import type { FeedLink } from '../feed/feedLink';
import { cellReplica, rosterReplica } from '../feed/feeds';
import type { Replica } from '../feed/replica';

interface Feeds {
  rows: Replica<BoardRow>;
  roster: Replica<RosterRow>;
}

/** The feeds of the chosen cells. A cell that stays chosen keeps what is known of it. */
export class LiveCells {
  #cells = new Map<string, Feeds>();
  #lookers = new Map<string, Lookers>();

  get rows(): Replica<BoardRow>[] {
    return [...this.#cells.values()].map(({ rows }) => rows);
  }

  get rosters(): Replica<RosterRow>[] {
    return [...this.#cells.values()].map(({ roster }) => roster);
  }

  show(cells: readonly string[], link: FeedLink): void {
    const wanted = new Set(cells);
    for (const cell of this.#cells.keys()) if (!wanted.has(cell)) this.#cells.delete(cell);
    for (const cell of this.#lookers.keys()) if (!wanted.has(cell)) this.#lookers.delete(cell);
    for (const cell of wanted) if (!this.#cells.has(cell)) this.#cells.set(cell, { rows: cellReplica(cell), roster: rosterReplica(cell) });
    link.show([...this.rows, ...this.rosters]);
  }

  /** Takes what a cell says of who is looking; answers who is looking at which ticket in all of them. */
  look(lookers: Lookers): Map<string, { id: string; name: string }[]> {
    if (this.#cells.has(lookers.cell)) this.#lookers.set(lookers.cell, lookers);
    return new Map([...this.#lookers.values()].flatMap(cell => cell.lookers).map(({ number, people }) => [number, people]));
  }
}
