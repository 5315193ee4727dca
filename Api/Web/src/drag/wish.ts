import type { BoardRow, InterventionMode } from '../contracts';
import { parseDuration } from '../durations/duration';
import { UsualDuration, type Wish } from '../technicians/lane';

/** How long work on a ticket is taken to last, milliseconds: as it was estimated, or as its appointment lasts, else the usual. */
export function durationOf(row: BoardRow): number {
  const estimated = row.estimatedDuration ? parseDuration(row.estimatedDuration) : null;
  if (estimated) return estimated * 1_000;
  return row.window ? Date.parse(row.window.to) - Date.parse(row.window.from) : UsualDuration;
}

/** What a drop would ask for: the way of working that the ticket had, and an appointment where it is let go on a lane. */
export function wishOf(row: BoardRow, at: number | null, mode: InterventionMode = row.mode ?? 'onSite'): Wish {
  return { number: row.number, mode, window: at === null ? null : { from: at, to: at + durationOf(row) } };
}
