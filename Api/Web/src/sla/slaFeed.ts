import { Replica } from '../feed/replica';
import type { SlaCases, SlaFigures, SlaFrame, SlaHead, SlaSnapshot } from './contracts';

/** What the feed carries: lines, the tickets that come first, and what holds for all of it. */
export type SlaItem = { kind: 'row'; row: SlaFigures } | { kind: 'cases'; cases: SlaCases } | { kind: 'head'; head: SlaHead };

export const SlaFeedName = 'sla';

/** The managers' board, kept equal to the server's. */
export const slaReplica = () => new Replica<SlaItem>(SlaFeedName, keyOf);

export function keyOf(item: SlaItem): string {
  return item.kind === 'row' ? rowKey(item.row.by, item.row.key) : item.kind;
}

export function rowKey(by: string, key: string): string {
  return `row ${by} ${key}`;
}

/** What a snapshot or a frame brings. A frame says nothing of what holds for all: that changes with a new snapshot. */
export function itemsOf(brought: SlaSnapshot | SlaFrame): SlaItem[] {
  const items: SlaItem[] = brought.rows.map(row => ({ kind: 'row', row }));
  if (brought.cases) items.push({ kind: 'cases', cases: brought.cases });
  if ('today' in brought) {
    const { today, week, zone, goal, awaited } = brought;
    items.push({ kind: 'head', head: { today, week, zone, goal, awaited } });
  }
  return items;
}
