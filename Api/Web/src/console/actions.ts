import type { Desk } from '../desk.svelte';
import { i18n } from '../i18n/i18n.svelte';
import type { QueueRow } from '../queue/board.svelte';
import { NoFilter, type Trouble } from '../queue/queueOrder';
import { ForMany, Forms } from '../ticket/actions/forms';
import { words as ticketWords } from '../ticket/words/words.svelte';
import { words } from './words/words.svelte';
import type { Zones } from './zones/zones.svelte';

/** Something that can be done, by key, from the palette, or both. */
export interface Action {
  id: string;
  group: 'move' | 'ticket' | 'board';
  /** One key, or two after one another; empty where only the palette has it. */
  keys: string;
  words: string;
  /** Whether something was done: the key is free else. */
  run: () => boolean;
}

/** What the page gives to its actions. */
export interface Stage {
  desk: Desk;
  zones: Zones;
  step(by: 1 | -1): void;
  letIn(): void;
  chooseAll(): void;
  /** The ticket that a key is about. */
  under(): QueueRow | undefined;
  palette(): void;
  focus(place: 'queue' | 'timeline' | 'map' | 'panel'): void;
}

const TicketKeys: Record<string, string> = {
  assign: 'a', unassign: 'u', transfer: 't', qualify: 'q', suspend: 'w', resume: 'y', resolve: 'e', note: 'n', acknowledge: 'h',
  accept: 'd a', decline: 'd d', start: 'd s', depart: 'd p', arrive: 'd r', 'finish-visit': 'd f', reopen: 'd o', close: 'd c', cancel: 'd x', 'go-live': 'd l',
};

export const Places: readonly (readonly [string, 'account' | 'settings' | 'people' | 'audit' | 'sla', Parameters<Desk['session']['may']>[0] | null])[] = [
  ['/account', 'account', null], ['/settings', 'settings', 'readRules'], ['/people', 'people', 'manageAccounts'], ['/audit', 'audit', 'readAudit'], ['/sla', 'sla', 'readServiceLevels'],
];

/** Everything that can be done on the console. */
export function actionsOf(stage: Stage): Action[] {
  const { desk, zones } = stage;
  const w = words().action;
  const done = (run: () => void) => () => {
    run();
    return true;
  };
  const troubles = (trouble: Trouble) => done(() => desk.setFilter({ ...NoFilter, troubles: new Set([trouble]) }));
  const board = (id: string, keys: string, text: string, run: () => void): Action => ({ id, group: 'board', keys, words: text, run: done(run) });
  return [
    { id: 'next', group: 'move', keys: 'j', words: w.next, run: done(() => stage.step(1)) },
    { id: 'previous', group: 'move', keys: 'k', words: w.previous, run: done(() => stage.step(-1)) },
    { id: 'select', group: 'move', keys: 'x', words: w.select, run: () => toggle(stage) },
    { id: 'selectAll', group: 'move', keys: 'ctrl+a', words: w.selectAll, run: done(() => stage.chooseAll()) },
    { id: 'letIn', group: 'move', keys: 'r', words: w.letIn, run: done(() => stage.letIn()) },
    { id: 'goQueue', group: 'move', keys: 'g q', words: w.goQueue, run: done(() => stage.focus('queue')) },
    { id: 'goTimeline', group: 'move', keys: 'g t', words: w.goTimeline, run: done(() => stage.focus('timeline')) },
    { id: 'goMap', group: 'move', keys: 'g m', words: w.goMap, run: done(() => stage.focus('map')) },
    { id: 'goPanel', group: 'move', keys: 'g p', words: w.goPanel, run: done(() => stage.focus('panel')) },
    ...Object.entries(TicketKeys).map(([command, keys]): Action => ({ id: command, group: 'ticket', keys, words: ticketWords().command[command] ?? command, run: () => onTicket(stage, command) })),
    { id: 'page', group: 'ticket', keys: 'o', words: w.page, run: () => openPage(stage) },
    board('undo', 'z', w.undo, () => void desk.deeds.takeBack()),
    board('search', '/', w.search, () => document.getElementById('filter-text')?.focus()),
    board('clearFilter', '0', w.clearFilter, () => desk.setFilter(NoFilter)),
    { id: 'late', group: 'board', keys: 'f l', words: w.late, run: troubles('late') },
    { id: 'escalated', group: 'board', keys: 'f e', words: w.escalated, run: troubles('escalated') },
    board('cells', 'c', w.cells, () => document.getElementById('cell')?.click()),
    board('previousCell', '[', w.previousCell, () => desk.chooseNext(-1)),
    board('nextCell', ']', w.nextCell, () => desk.chooseNext(1)),
    board('views', 'v', w.views, () => document.getElementById('views')?.click()),
    board('timeline', 'l', w.timeline, () => zones.toggle('timeline')),
    board('map', 'm', w.map, () => zones.toggle('map')),
    board('alerts', 's', w.alerts, () => void desk.alerts.set(!desk.alerts.on)),
    board('palette', 'ctrl+k', w.palette, () => stage.palette()),
    board('keys', '?', w.keys, () => desk.openKeys()),
    board('language', '', w.language, () => i18n.choose(i18n.language === 'fr' ? 'en' : 'fr')),
  ];
}

/** Several chosen tickets go before the one under the hand. */
function onTicket({ desk, under }: Stage, command: string): boolean {
  if (desk.selection.size > 0 && ForMany.includes(command)) {
    desk.openBulk(command);
    return true;
  }
  const row = under();
  if (!row || !(command in Forms)) return false;
  desk.open(command, row);
  return true;
}

function toggle({ desk, under }: Stage): boolean {
  const row = under();
  if (row) desk.selection.toggle(row.number);
  return row !== undefined;
}

function openPage({ under }: Stage): boolean {
  const row = under();
  if (row) location.assign(`/tickets/${encodeURIComponent(row.number)}`);
  return row !== undefined;
}

/** Keys as people read them. */
export function keysInWords(keys: string, then: string): string {
  return keys.split(' ').map(key => key.replace('ctrl+', 'Ctrl ').toUpperCase().replace('CTRL', 'Ctrl')).join(` ${then} `);
}
