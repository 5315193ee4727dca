import type { BoardRow } from '../contracts';

/** How often a sound may come, milliseconds: a flood of alarms is one alarm with a figure. */
export const QuietFor = 30_000;

/** How urgent the sound is: a warning that a promise is near its end, or that it is broken. */
export type Level = 'warning' | 'breach';

export interface Alarm {
  row: BoardRow;
  level: Level;
}

/** Tells new escalations from what was there before. */
export class Escalations {
  #known = new Map<string, string>();

  /** @param fresh Whether the ticket came in after the board was loaded. */
  hear(row: BoardRow, fresh: boolean): Alarm | null {
    const now = row.escalation && !row.acknowledgement ? `${row.escalation.target} ${row.escalation.percent ?? ''}` : '';
    const before = this.#known.get(row.number) ?? (fresh ? '' : now);
    this.#known.set(row.number, now);
    if (now === '' || now === before) return null;
    const percent = row.escalation?.percent;
    return { row, level: percent != null && percent < 100 ? 'warning' : 'breach' };
  }
}

/** Lets one sound through at a time, and counts what came meanwhile. */
export class Gate {
  #openAt = 0;
  #waiting: Alarm[] = [];

  /** Alarms to be told now, or none yet; `again` says in how many milliseconds to ask again. */
  take(alarm: Alarm | null, now: number): { tell: readonly Alarm[]; again: number | null } {
    if (alarm) this.#waiting.push(alarm);
    if (this.#waiting.length === 0) return { tell: [], again: null };
    if (now < this.#openAt) return { tell: [], again: this.#openAt - now };
    const tell = this.#waiting;
    this.#waiting = [];
    this.#openAt = now + QuietFor;
    return { tell, again: null };
  }
}
