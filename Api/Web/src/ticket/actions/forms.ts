import type { Degree, SuspensionReason, Ticket, TicketKind, VisitCode } from '../../contracts';

/** What an action asks for, one field each; `required` before it can be sent. */
export interface FieldOf {
  name: string;
  kind: 'line' | 'text' | 'choice' | 'check' | 'when' | 'minutes';
  required?: boolean;
  /** The values of a choice, under this word list. */
  choices?: 'impact' | 'urgency' | 'ticketKind' | 'waitsFor' | 'visitCode' | 'afterVisit' | 'cell' | 'technician' | 'mode';
  /** Words to choose from for a line that can hold any. */
  suggests?: 'codes';
}

export type Values = Record<string, string | boolean>;

export const Degrees: readonly Degree[] = ['high', 'medium', 'low'];
export const Kinds: readonly TicketKind[] = ['incident', 'request'];
export const Reasons: readonly SuspensionReason[] = ['requester', 'vendor', 'parts', 'planned'];
export const VisitCodes: readonly VisitCode[] = ['noAccess', 'needsPart', 'needsWorkshop', 'needsOtherSkill', 'notFinished'];
export const AfterVisits = ['queue', 'workshop', 'wait'] as const;
export const Modes = ['onSite', 'remote', 'workshop', 'phone'] as const;

/** What happens away from the desk is told later: when it did. */
const When: FieldOf = { name: 'occurredAt', kind: 'when' };
const Reason: FieldOf = { name: 'reason', kind: 'line' };

/** The form of each command that a ticket may allow; assign and reassign have the panel of technicians instead, and are here for many at once. */
export const Forms: Record<string, readonly FieldOf[]> = {
  qualify: [
    { name: 'impact', kind: 'choice', choices: 'impact' },
    { name: 'urgency', kind: 'choice', choices: 'urgency' },
    { name: 'kind', kind: 'choice', choices: 'ticketKind' },
    { name: 'category', kind: 'line' },
    { name: 'estimatedDuration', kind: 'minutes' },
  ],
  transfer: [{ name: 'cell', kind: 'choice', choices: 'cell', required: true }, { ...Reason, required: true }],
  assign: [{ name: 'technician', kind: 'choice', choices: 'technician', required: true }, { name: 'mode', kind: 'choice', choices: 'mode' }, Reason],
  accept: [],
  decline: [{ ...Reason, required: true }],
  start: [{ name: 'consent', kind: 'check' }, When],
  depart: [When],
  arrive: [When],
  'finish-visit': [
    { name: 'code', kind: 'choice', choices: 'visitCode', required: true },
    { name: 'next', kind: 'choice', choices: 'afterVisit' },
    { name: 'note', kind: 'text' },
    When,
  ],
  unassign: [Reason],
  suspend: [{ name: 'reason', kind: 'choice', choices: 'waitsFor', required: true }, { name: 'until', kind: 'when' }, { name: 'note', kind: 'text' }],
  resume: [],
  resolve: [{ name: 'code', kind: 'line', required: true, suggests: 'codes' }, { name: 'note', kind: 'text' }, When],
  reopen: [Reason],
  close: [],
  cancel: [{ ...Reason, required: true }],
  note: [{ name: 'text', kind: 'text', required: true }, { name: 'public', kind: 'check' }],
  'go-live': [],
  acknowledge: [],
};

/** Commands that can be given to many tickets at once. */
export const ForMany: readonly string[] = ['assign', 'transfer', 'qualify', 'suspend', 'resume', 'unassign', 'acknowledge', 'note', 'resolve', 'cancel'];

/** What stands in the form when it opens. */
export function initialValues(command: string, ticket: Ticket | null): Values {
  if (command === 'qualify' && ticket)
    return { impact: ticket.impact ?? '', urgency: ticket.urgency ?? '', kind: ticket.kind ?? '', category: ticket.category ?? '', estimatedDuration: '' };
  return {};
}

/** The names of the fields that must be filled in and are not. */
export function missing(command: string, values: Values): string[] {
  return (Forms[command] ?? []).filter(field => field.required && String(values[field.name] ?? '').trim() === '').map(({ name }) => name);
}

/** The body of the command: what was left empty is left out, and what did not change of a qualification too. */
export function bodyOf(command: string, values: Values, ticket: Ticket | null): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const before = initialValues(command, ticket);
  for (const { name, kind } of Forms[command] ?? []) {
    const value = values[name];
    if (kind === 'check') {
      if (value === true) body[name] = true;
      continue;
    }
    const text = String(value ?? '').trim();
    if (text === '' || text === before[name]) continue;
    if (kind === 'when') body[name] = new Date(text).toISOString();
    else if (kind === 'minutes') body[name] = `PT${Math.round(Number(text))}M`;
    else body[name] = text;
  }
  return body;
}
