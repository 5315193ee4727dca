import type { BoardRow, TicketStatus } from '../contracts';
import { firstDue } from './countdown';

/** What a ticket needs from the dispatcher, in the order of the queue. */
export type Stage = 'unassigned' | 'assigned' | 'inProgress' | 'waiting';

export const Stages: readonly Stage[] = ['unassigned', 'assigned', 'inProgress', 'waiting'];
export const Priorities: readonly number[] = [1, 2, 3, 4];

export function stageOf(status: TicketStatus): Stage {
  switch (status) {
    case 'new':
    case 'queued':
      return 'unassigned';
    case 'assigned':
      return 'assigned';
    case 'inProgress':
      return 'inProgress';
    default:
      return 'waiting';
  }
}

// Where nothing breaks: unassigned work needs hands first; assigned and running work stand together; what waits comes last.
const Group: Record<Stage, number> = { unassigned: 0, assigned: 1, inProgress: 1, waiting: 2 };
const TimeRange = 1e13;

/**
 * One number that sorts the queue: what breaks first, or broke longest ago. After all that has a due instant comes what has none: by group, then
 * priority, then the oldest request.
 */
export function orderKey(row: BoardRow): number {
  return firstDue(row) ?? (Group[stageOf(row.status)] * 10 + row.priority) * TimeRange + Date.parse(row.reportedAt);
}

/** Ties, down to the millisecond, go to the lower number, so that every screen shows the same order. */
export function compareNumbers(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** What is out of order: a promise that is broken, an escalation under way. */
export type Trouble = 'late' | 'escalated';

export const Troubles: readonly Trouble[] = ['late', 'escalated'];

export interface Filter {
  stages: ReadonlySet<Stage>;
  priorities: ReadonlySet<number>;
  /** Only what has one of these. */
  troubles: ReadonlySet<Trouble>;
  text: string;
}

export const NoFilter: Filter = { stages: new Set(), priorities: new Set(), troubles: new Set(), text: '' };

/** Whether a promise is broken at an instant. */
export function isLate(row: BoardRow, now: number): boolean {
  const due = firstDue(row);
  return due !== null && due <= now;
}

function hasTrouble(row: BoardRow, trouble: Trouble, now: number): boolean {
  return trouble === 'late' ? isLate(row, now) : row.escalation != null;
}

export function isFiltering(filter: Filter): boolean {
  return filter.stages.size > 0 || filter.priorities.size > 0 || filter.troubles.size > 0 || filter.text.trim() !== '';
}

/** Text as people search it: no case, no accents. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether a row passes. `haystack` is asked for only when text is searched; every word must occur in it. */
export function passes(row: BoardRow, filter: Filter, words: readonly string[], haystack: () => string, now = Date.now()): boolean {
  if (filter.stages.size > 0 && !filter.stages.has(stageOf(row.status))) return false;
  if (filter.priorities.size > 0 && !filter.priorities.has(row.priority)) return false;
  if (filter.troubles.size > 0 && ![...filter.troubles].some(trouble => hasTrouble(row, trouble, now))) return false;
  if (words.length === 0) return true;
  const text = haystack();
  return words.every(word => text.includes(word));
}

export function wordsOf(filter: Filter): string[] {
  return plain(filter.text).split(/\s+/).filter(word => word !== '');
}

/** Counts of a whole cell, whatever the filter hides. */
export interface Counters {
  total: number;
  stages: Record<Stage, number>;
  priorities: Record<number, number>;
  troubles: Record<Trouble, number>;
}

export function emptyCounters(): Counters {
  return { troubles: { late: 0, escalated: 0 }, total: 0, stages: { unassigned: 0, assigned: 0, inProgress: 0, waiting: 0 }, priorities: { 1: 0, 2: 0, 3: 0, 4: 0 } };
}

export function count(rows: Iterable<BoardRow>, now = Date.now()): Counters {
  const counters = emptyCounters();
  for (const row of rows) {
    counters.total++;
    counters.stages[stageOf(row.status)]++;
    for (const trouble of Troubles) if (hasTrouble(row, trouble, now)) counters.troubles[trouble]++;
    counters.priorities[row.priority] = (counters.priorities[row.priority] ?? 0) + 1;
  }
  return counters;
}

export function filterFromQuery(query: URLSearchParams): Filter {
  const list = (name: string) => (query.get(name) ?? '').split(',').filter(part => part !== '');
  return {
    stages: new Set(list('show').filter((part): part is Stage => (Stages as readonly string[]).includes(part))),
    priorities: new Set(list('priority').map(Number).filter(part => Priorities.includes(part))),
    troubles: new Set(list('only').filter((part): part is Trouble => (Troubles as readonly string[]).includes(part))),
    text: query.get('q') ?? '',
  };
}

export function filterToQuery(filter: Filter, query: URLSearchParams): void {
  const set = (name: string, value: string) => (value === '' ? query.delete(name) : query.set(name, value));
  set('show', Stages.filter(stage => filter.stages.has(stage)).join(','));
  set('priority', Priorities.filter(priority => filter.priorities.has(priority)).join(','));
  set('only', Troubles.filter(trouble => filter.troubles.has(trouble)).join(','));
  set('q', filter.text.trim());
}
