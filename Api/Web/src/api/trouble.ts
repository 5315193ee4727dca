import type { Problem, Ticket, TimeWindow } from '../contracts';
import type { Dictionary } from '../i18n/en';
import type { Answer } from './client';

type Trouble = Exclude<Answer<never>, { kind: 'ok' } | { kind: 'unauthorised' }>;

/** What the sentences are made with. `now` is the ticket as it is by now, if it could be asked for. */
export interface Scene {
  t: Dictionary;
  now: Ticket | null;
  name(technician: string): string;
  cell(id: string): string;
  time(instant: string): string;
  window(window: TimeWindow): string;
}

/** Whether the ticket as it is now says more than the server's refusal. */
export function isAboutState(trouble: Trouble): boolean {
  return trouble.kind === 'refused' && (trouble.problem.code === 'state-does-not-allow' || trouble.problem.code === 'version-mismatch');
}

/** What went wrong, in the reader's language where the page knows the words and else as the server says it, and what to do next. */
export function troubleInWords(trouble: Trouble, scene: Scene): string {
  const { t, now } = scene;
  if (trouble.kind === 'unreached') return t.trouble.unreached;
  const { status, problem } = trouble;
  if (problem.code === 'technician-busy') return `${busyInWords(problem, scene)} ${t.trouble.busy}`;
  if (now && isAboutState(trouble)) return `${t.trouble.notDone(stateInWords(now, scene))} ${t.trouble.again}`;
  const said = problem.detail ?? problem.title ?? t.trouble.unknown(status);
  const allowed = problem.allowed?.length && !problem.allowed.every(command => said.includes(command)) ? t.trouble.allowed(problem.allowed.join(', ')) : '';
  return [said, allowed, nextStep(t, status)].filter(Boolean).join(' ');
}

/** Who has the ticket, or why nobody does. */
function stateInWords(ticket: Ticket, { t, name, cell, time }: Scene): string {
  const words = t.standing;
  const who = name(ticket.technician ?? '');
  const since = time(ticket.changedAt);
  switch (ticket.status) {
    case 'new':
    case 'queued':
      return words.queued(cell(ticket.cell), since);
    case 'assigned':
      return words.assigned(who, since);
    case 'inProgress':
      return ticket.intervention?.phase === 'enRoute' ? words.enRoute(who, since) : words.inProgress(who, since);
    case 'suspended':
      return words.suspended(ticket.suspension ? t.waitsFor[ticket.suspension.reason] : '…', since);
    default:
      return words.over(t.status[ticket.status] ?? ticket.status, since);
  }
}

function busyInWords(problem: Problem, { t, name, window }: Scene): string {
  const holder = problem.holder;
  if (!holder) return t.standing.busy;
  const who = name(holder.technician);
  if (holder.window && !holder.inProgress) return t.standing.booked(who, holder.number, window(holder.window));
  return holder.mode === 'onSite' ? t.standing.away(who, holder.number) : t.standing.full(who, holder.number);
}

function nextStep(t: Dictionary, status: number): string {
  switch (status) {
    case 403:
      return t.trouble.forbidden;
    case 404:
      return t.trouble.notFound;
    case 409:
    case 412:
      return t.trouble.again;
    case 422:
    case 400:
      return t.trouble.invalid;
    case 429:
    case 503:
      return t.trouble.unavailable;
    default:
      return '';
  }
}

/** What went wrong where the page knows no better words than the server's. */
export function saidInWords(trouble: Exclude<Answer<never>, { kind: 'ok' }>, t: Dictionary): string {
  if (trouble.kind === 'unauthorised') return t.signIn.notSent;
  if (trouble.kind === 'unreached') return t.signIn.unreached;
  if (trouble.status === 429) return t.signIn.tooMany(trouble.retryAfter);
  const said = trouble.problem.detail ?? trouble.problem.title;
  return said ? t.states.said(said) : t.trouble.unknown(trouble.status);
}
