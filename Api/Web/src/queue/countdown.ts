import type { BoardRow, ClockReading, SlaTarget } from '../contracts';
import { parseDuration } from '../durations/duration';

/** How much of a goal is used, as its shape shows it; thresholds are those that fired. */
export type Shape = 'running' | 'half' | 'close' | 'broken' | 'paused';

export const Shapes: Record<Shape, string> = { running: '◔', half: '◑', close: '◕', broken: '✖', paused: '‖' };

/** The target of a ticket that breaks next, or the one that broke first. */
export interface Limit {
  target: SlaTarget;
  shape: Shape;
  /** When it breaks or broke, milliseconds since 1970; null while it stands still. */
  at: number | null;
  /** Business time left of one that stands still, ISO 8601. */
  left: string | null;
  /** Which share of its time is used, 0 to 1. */
  used: number;
}

const Half = 50;
const Close = 75;

export function shapeOf(clock: ClockReading, now: number): Shape {
  if (clock.state === 'breached' || (clock.due && Date.parse(clock.due) <= now)) return 'broken';
  if (clock.state === 'paused') return 'paused';
  return clock.warned >= Close ? 'close' : clock.warned >= Half ? 'half' : 'running';
}

/** When the first of a row's clocks breaks, or broke while it still runs; null where none runs. */
export function firstDue(row: BoardRow): number | null {
  let first: number | null = null;
  for (const clock of row.clocks ?? []) {
    if (clock.stoppedAt || !clock.due) continue;
    const due = Date.parse(clock.due);
    if (first === null || due < first) first = due;
  }
  return first;
}

/** What the line of a ticket counts down to; null where nothing is promised any more. */
export function limitOf(row: BoardRow, now: number): Limit | null {
  const open = (row.clocks ?? []).filter(clock => !clock.stoppedAt);
  const first = firstDue(row);
  const running = open.find(clock => clock.due && Date.parse(clock.due) === first);
  const next = running ?? open.find(clock => clock.breachedAt) ?? open[0];
  if (!next) return null;
  const at = next.breachedAt ?? next.due;
  return { target: next.target, shape: shapeOf(next, now), at: at ? Date.parse(at) : null, left: next.remaining ?? null, used: usedOf(next, now) };
}

/** In real time up to the due instant, as the countdown is; of a clock that stands still, in business time. */
function usedOf(clock: ClockReading, now: number): number {
  if (clock.breachedAt || clock.state === 'breached') return 1;
  const start = Date.parse(clock.startedAt);
  const due = clock.due ? Date.parse(clock.due) : NaN;
  const share = clock.state === 'paused' || Number.isNaN(due) ? (parseDuration(clock.elapsed) ?? 0) / (parseDuration(clock.goal) || 1) : (now - start) / (due - start || 1);
  return Math.max(0, Math.min(1, share));
}
