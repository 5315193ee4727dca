import { clock } from '../clock.svelte';
import type { BoardRow, TimeWindow } from '../contracts';
import type { Desk } from '../desk.svelte';
import type { QueueRow } from '../queue/board.svelte';
import { obstacles, type Span } from '../technicians/lane';
import type { Target } from './drag.svelte';
import { obstacleInWords } from './obstacleWords';
import { wishOf } from './wish';

/** Gives a ticket to the technician that it was dropped on. It acts on what was seen when it was picked up, and not at all where that is known to be impossible. */
export function dropOn(desk: Desk, seen: BoardRow, { technician, at }: Target): void {
  const row = desk.board.row(seen.number);
  const target = desk.roster.row(technician)?.data;
  if (!row || !target) return;
  const wish = wishOf(seen, at);
  const hard = obstacles(target, wish, clock.now).find(obstacle => obstacle.hard);
  if (hard) return desk.deeds.tell(row, `${target.name}: ${obstacleInWords(hard)}`);
  const window = wish.window ? windowOf(wish.window) : undefined;
  void desk.deeds.assign(row, desk.deeds.newIntent(seen), { technician, mode: wish.mode, ...(window ? { window } : {}) });
}

/** Opens the technicians for a ticket with the free time that was pointed at asked for: there is still to be said how, and by whom else. */
export function askFor(desk: Desk, row: QueueRow, { technician, at }: Target): void {
  const target = desk.roster.row(technician)?.data;
  const { window } = wishOf(row.data, at);
  if (!target || !window) return;
  if (window.to <= clock.now) return desk.deeds.tell(row, `${target.name}: ${obstacleInWords({ kind: 'past', hard: true })}`);
  desk.open('assign', row, { whom: target.name, window: windowOf(window) });
}

function windowOf({ from, to }: Span): TimeWindow {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
