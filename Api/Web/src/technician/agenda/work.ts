import type { BoardRow, InterventionPhase, TicketStatus } from '../../contracts';
import { firstDue } from '../../queue/countdown';
import { isAside, isWaiting, type Command, type Entry } from '../outbox/entry';

/** A ticket of the agenda as the technician has it in hand: the server's line, and what was done on this phone since. */
export interface Work {
  row: BoardRow;
  status: TicketStatus;
  phase: InterventionPhase | null;
  /** What was done here and is not on the server's line yet. */
  ahead: readonly Entry[];
  /** What the next action builds on; null while it builds on one that still waits here. */
  base: { version: number; changedAt: string } | null;
  /** An action was refused, and somebody has to choose. */
  refused: Entry | null;
}

/** Where somebody's hand is wanted first. */
export interface Day {
  /** What is under way, or else comes first. */
  now: Work | null;
  next: Work | null;
  later: Work[];
  /** What waits for somebody else. */
  waiting: Work[];
}

/** What the technician did leads to another state at once, as the table of the server's has it (TicketLife). */
const Effects: Partial<Record<Command, { status: TicketStatus; phase: InterventionPhase | null }>> = {
  accept: { status: 'assigned', phase: 'accepted' },
  start: { status: 'inProgress', phase: 'working' },
  depart: { status: 'inProgress', phase: 'enRoute' },
  arrive: { status: 'inProgress', phase: 'onSite' },
  suspend: { status: 'suspended', phase: null },
  resolve: { status: 'resolved', phase: null },
  decline: { status: 'queued', phase: null },
};

/** Where an unfinished visit leads where nobody said; the server's `UsualNext`. */
const UsualNext: Record<string, string> = { needsPart: 'wait', needsWorkshop: 'workshop' };

function effectOf(entry: Entry, before: Pick<Work, 'status' | 'phase'>): Pick<Work, 'status' | 'phase'> {
  if (entry.command === 'finish-visit') {
    const next = entry.body['next'] ?? UsualNext[String(entry.body['code'])] ?? 'queue';
    return next === 'wait' ? { status: 'suspended', phase: null } : next === 'workshop' ? { status: 'inProgress', phase: 'working' } : { status: 'queued', phase: null };
  }
  // What it resumes to, the server knows; the page waits for it.
  if (entry.command === 'resume') return { status: 'assigned', phase: 'accepted' };
  return Effects[entry.command] ?? before;
}

/** A line of the agenda with what was done to it here. */
export function workOf(row: BoardRow, entries: readonly Entry[]): Work {
  const own = entries.filter(entry => entry.number === row.number);
  const refused = own.find(entry => entry.state === 'refused') ?? null;
  const ahead = own.filter(entry => isWaiting(entry) || (entry.state === 'applied' && entry.answer!.version > row.version));
  let state: Pick<Work, 'status' | 'phase'> = { status: row.status, phase: row.phase ?? null };
  for (const entry of ahead) if (!refused || entry.order < refused.order) state = effectOf(entry, state);
  const steps = ahead.filter(entry => !isAside(entry));
  const answered = steps.filter(entry => entry.answer?.changedAt).at(-1)?.answer;
  const waits = steps.some(isWaiting);
  return {
    row, ...state, ahead, refused,
    base: waits ? null : answered ? { version: answered.version, changedAt: answered.changedAt! } : { version: row.version, changedAt: row.changedAt },
  };
}

/** The next step of the work, by the name of its command; `finish` where somebody has to say how it ended. Null where there is none for the technician. */
export type NextStep = Extract<Command, 'accept' | 'start' | 'depart' | 'arrive' | 'resume'> | 'finish';

export function nextStep({ status, phase, row }: Pick<Work, 'status' | 'phase' | 'row'>): NextStep | null {
  switch (status) {
    case 'assigned':
      return phase === 'offered' ? 'accept' : (row.mode ?? 'onSite') === 'onSite' ? 'depart' : 'start';
    case 'inProgress':
      return phase === 'enRoute' ? 'arrive' : 'finish';
    case 'suspended':
      return 'resume';
    default:
      return null;
  }
}

/** Whether it is the technician's to see to, as far as this phone knows. */
function isMine({ status }: Work): boolean {
  return status === 'assigned' || status === 'inProgress' || status === 'suspended';
}

/** In progress before all, on site first; then by appointment or by what breaks first, whichever is sooner. */
export function dayOf(rows: Iterable<BoardRow>, entries: readonly Entry[]): Day {
  const all = [...rows].map(row => workOf(row, entries)).filter(work => isMine(work) || work.refused);
  const waiting = all.filter(work => work.status === 'suspended').sort(byTime);
  const open = all.filter(work => work.status !== 'suspended').sort((a, b) => progress(b) - progress(a) || byTime(a, b));
  const [now = null, next = null, ...later] = open;
  return { now, next, later, waiting };
}

function progress({ status, phase }: Work): number {
  if (status !== 'inProgress') return 0;
  return phase === 'working' ? 1 : 2;
}

function byTime(a: Work, b: Work): number {
  return soonest(a) - soonest(b) || a.row.priority - b.row.priority || Date.parse(a.row.reportedAt) - Date.parse(b.row.reportedAt);
}

function soonest({ row }: Work): number {
  return Math.min(row.window ? Date.parse(row.window.from) : Infinity, firstDue(row) ?? Infinity, Number.MAX_SAFE_INTEGER);
}
