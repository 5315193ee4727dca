import { addDays, dateAt, instantOf, localAt } from '../../settings/preview/zone';
import type { SlaHead, SlaReportRow } from '../contracts';
import type { Kept } from './figures';

export interface Range {
  from: number;
  to: number;
}

/** The same part of the day a week ago, and of the week before: from their beginning to the same time of day. */
export function before({ today, week, zone }: SlaHead, now: number): { today: Range; week: Range } {
  const to = weekBefore(zone, now);
  return { today: { from: weekBefore(zone, Date.parse(today)), to }, week: { from: weekBefore(zone, Date.parse(week)), to } };
}

/** The same local time seven days earlier, whatever the clocks did since. */
function weekBefore(zone: string, instant: number): number {
  const local = localAt(zone, instant);
  const seconds = instant % 60_000;
  return instantOf(zone, `${addDays(dateAt(zone, instant), -7)}T${local.slice(11)}`) + seconds;
}

/** What a report kept, as first decided, of all its groups and targets. */
export function keptOf(rows: readonly SlaReportRow[]): Kept {
  const first = rows.filter(({ figure }) => figure === 'first');
  return { kept: first.reduce((sum, { met }) => sum + met, 0), broken: first.reduce((sum, { breached }) => sum + breached, 0) };
}
