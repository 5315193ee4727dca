import { clock } from '../clock.svelte';
import type { BoardRow } from '../contracts';
import type { Desk } from '../desk.svelte';
import { obstacles } from '../technicians/lane';
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
  const window = wish.window ? { from: new Date(wish.window.from).toISOString(), to: new Date(wish.window.to).toISOString() } : undefined;
  void desk.deeds.assign(row, desk.deeds.newIntent(seen), { technician, mode: wish.mode, ...(window ? { window } : {}) });
}
