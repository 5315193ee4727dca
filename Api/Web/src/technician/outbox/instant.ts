import type { Entry } from './entry';

/** What is known when an entry is sent. */
export interface Knowing {
  /** How far the server's clock is ahead of the phone's, milliseconds. */
  ahead: number;
  /** The phone's clock, milliseconds. */
  now: number;
  /** When the state came about that the server has after the action before this one, ISO 8601. */
  after: string | null;
}

/**
 * When an entry happened by the server's clock: the phone's instant put right by what was known of the two clocks then (a phone's clock is often set
 * when its network comes back), else by what is known now; not in the future, and not before the change that the action builds on.
 */
export function instantOf(entry: Pick<Entry, 'at' | 'ahead' | 'baseAt'>, { ahead, now, after }: Knowing): string {
  const builtOn = [entry.baseAt, after].map(instant => (instant === null ? -Infinity : Date.parse(instant)));
  const happened = Math.min(entry.at + (entry.ahead ?? ahead), now + ahead);
  return new Date(Math.max(happened, ...builtOn)).toISOString();
}
