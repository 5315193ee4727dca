import type { AccountCode } from '../../contracts';
import type { FactWords } from '../account';

export const en = {
  tabs: 'Parts of the ticket',
  tab: { life: 'History', facts: 'Facts', work: 'Interventions', why: 'Why' } as Record<'life' | 'facts' | 'work' | 'why', string>,
  actions: 'Actions',
  more: 'More…',
  command: {
    qualify: 'Qualify', transfer: 'Transfer', assign: 'Assign', reassign: 'Reassign', accept: 'Accept', decline: 'Decline', start: 'Start', depart: 'Set out', arrive: 'Arrive',
    'finish-visit': 'End the visit', unassign: 'Unassign', suspend: 'Let it wait', resume: 'Resume', resolve: 'Resolve', reopen: 'Reopen', close: 'Close', cancel: 'Cancel the request',
    note: 'Add a note', 'go-live': 'Make live', acknowledge: 'Acknowledge',
  } as Record<string, string>,
  hint: {
    transfer: 'It goes to the queue of the other cell; who has it now loses it.',
    cancel: 'The request ends here and cannot be brought back.',
    unassign: 'It goes back into the queue.',
    close: 'A closed ticket stays closed.',
    resolve: 'The technician is free afterwards.',
  } as Record<string, string>,
  field: {
    reason: 'Reason', cell: 'To the cell', impact: 'Impact', urgency: 'Urgency', kind: 'Kind', category: 'Category', estimatedDuration: 'Expected work, minutes',
    technician: 'Technician', mode: 'How', consent: 'The requester consents to remote control', code: 'Code', next: 'Then', note: 'Note', until: 'Until, if known',
    text: 'Note', public: 'The requester may read it', occurredAt: 'When, if not now',
  } as Record<string, string>,
  visitCode: 'Why the work is not done',
  suspendReason: 'It waits for',
  optional: 'optional',
  choose: 'choose…',
  required: 'Fill this in.',
  codes: ['fixed', 'workaround', 'replaced', 'advice', 'duplicate', 'not reproducible'] as readonly string[],
  send: 'Send',
  sending: 'sending…',
  back: 'Back',
  notAllowed: (command: string) => `“${command}” is not possible as the ticket stands.`,
  nothing: 'Nothing can be done with it any more.',
  page: 'Open as a page',
  hidden: 'This ticket is not there, or not for you.',
  hiddenHint: (number: string, who: string) => `${number} does not exist, or belongs to a cell that ${who} may not see. If you were sent this link, ask the sender, or an administrator, for access.`,
  followed: 'live',
  polled: 'read again every ten seconds',
  looking: (who: string) => `Also looking: ${who}`,
  work: {
    none: 'Nobody has had it yet.', since: (when: string) => `given ${when}`, accepted: (when: string) => `accepted ${when}`, departed: (when: string) => `set out ${when}`,
    arrived: (when: string) => `arrived ${when}`, started: (when: string) => `began ${when}`, ended: (when: string) => `until ${when}`, now: 'now', window: (window: string) => `appointment ${window}`,
    end: { declined: 'declined', offerExpired: 'no answer', unassigned: 'taken away', displaced: 'displaced', reassigned: 'passed on', transferred: 'transferred', resolved: 'resolved', cancelled: 'cancelled', visitFinished: 'visit ended' } as Record<string, string>,
  },
  why: { loading: 'Reading the account…', none: 'Nothing was ever promised for this ticket.', used: (time: string) => `${time} used` },
  noteHere: 'Write a note…',
  addNote: 'Add',
  // English readers get the server's own sentences.
  account: {} as Partial<Record<AccountCode, (facts: FactWords) => string>>,
  causes: { other: (who: string) => who } as Record<string, (who: string, what: string) => string>,
};

export type Words = typeof en;
