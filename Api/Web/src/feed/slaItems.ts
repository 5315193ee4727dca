import type { SlaCases, SlaFigures, SlaFrame, SlaHead, SlaSnapshot } from '../sla/contracts';

/** What the managers' feed carries: lines, the tickets that come first, and what holds for all of it. */
export type SlaItem = { kind: 'row'; row: SlaFigures } | { kind: 'cases'; cases: SlaCases } | { kind: 'head'; head: SlaHead };

/** What a snapshot or a frame brings. A frame says nothing of what holds for all: that comes with a snapshot. */
export function slaItems(brought: SlaSnapshot | SlaFrame): SlaItem[] {
  const items: SlaItem[] = brought.rows.map(row => ({ kind: 'row', row }));
  if (brought.cases) items.push({ kind: 'cases', cases: brought.cases });
  if ('today' in brought) {
    const { today, week, zone, goal, awaited } = brought;
    items.push({ kind: 'head', head: { today, week, zone, goal, awaited } });
  }
  return items;
}
