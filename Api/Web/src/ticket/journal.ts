import type { Actor, JournalEntry } from '../contracts';
import type { Dictionary } from '../i18n/en';

/** What the words of a journal are made with. */
export interface Speaker {
  t: Dictionary;
  name(technician: string): string;
  cell(id: string): string;
  when(instant: string): string;
}

export interface Told {
  /** What happened. */
  what: string;
  /** What was said about it: reasons, notes, appointments. */
  more: string[];
}

/** A line of the journal in words. A type that this page does not know yet is told by its name. */
export function tell(entry: JournalEntry, speaker: Speaker): Told {
  const { t } = speaker;
  const words = t.journal;
  const data = entry.data ?? {};
  const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : '');
  const word = (dictionary: Record<string, string>, value: string) => dictionary[value] ?? value;
  const who = speaker.name(text('technician'));
  const mode = (value: unknown) => (typeof value === 'string' ? word(t.mode, value).toLowerCase() : '');
  const appointment = (value: unknown) => {
    const window = value as { from?: unknown; to?: unknown } | null | undefined;
    return typeof window?.from === 'string' && typeof window.to === 'string' ? words.window(speaker.when(window.from), speaker.when(window.to)) : '';
  };
  const until = (value: string) => (value ? words.until(speaker.when(value)) : '');
  const target = (value: string) => word(t.sla.target, value);
  const dueAt = (value: string) => (value ? t.sla.dueAt(speaker.when(value)) : '');
  const list = (value: unknown) => (Array.isArray(value) ? value.filter(item => typeof item === 'string') : []);
  const told = (what: string, ...more: string[]): Told => ({ what, more: more.filter(Boolean) });

  switch (entry.type) {
    case 'reported':
      return told(words.reported(word(t.channel, text('channel')), speaker.cell(text('cell'))));
    case 'qualified': {
      const priority = `P${data['priority']}, ${t.ticket.impactUrgency(word(t.impact, text('impact')), word(t.urgency, text('urgency')))}`;
      return told(words.qualified(priority), text('category'));
    }
    case 'transferred':
      return told(words.transferred(speaker.cell(text('from')), speaker.cell(text('to'))), text('reason'));
    case 'assigned':
      return told(words.assigned(who, mode(data['mode'])), appointment(data['window']), text('reason'), suggestion(data['suggestion'], speaker));
    case 'reassigned': {
      const to = (data['to'] ?? {}) as Record<string, unknown>;
      const receiver = speaker.name(String(to['technician'] ?? ''));
      return told(words.reassigned(speaker.name(text('from')), receiver, mode(to['mode'])), appointment(to['window']), String(to['reason'] ?? ''), suggestion(to['suggestion'], speaker));
    }
    case 'accepted':
      return told(words.accepted(who));
    case 'declined':
      return told(words.declined(who), text('reason'));
    case 'offerExpired':
      return told(words.offerExpired(who));
    case 'started':
      return told(words.started(who), mode(data['mode']));
    case 'departed':
      return told(words.departed(who));
    case 'arrived':
      return told(words.arrived(who));
    case 'visitFinished':
      return told(words.visitFinished(who, word(t.visitCode, text('code')), word(t.afterVisit, text('next'))), text('note'));
    case 'unassigned':
      return told(words.unassigned(who), text('reason'));
    case 'displaced':
      return told(words.displaced(who, text('by')), text('reason'));
    case 'suspended':
      return told(words.suspended(word(t.waitsFor, text('reason'))), until(text('until')), text('note'));
    case 'resumed':
      return told(words.resumed(word(t.status, text('to')).toLowerCase()), data['bookingLost'] === true ? words.bookingLost : '');
    case 'resolved':
      return told(words.resolved(text('code')), text('note'));
    case 'reopened':
      return told(words.reopened, text('reason'));
    case 'closed':
      return told(words.closed);
    case 'cancelled':
      return told(words.cancelled, text('reason'));
    case 'noted':
      return told(data['public'] === true ? words.noted : words.internalNote, text('text'));
    case 'attached': {
      const file = (data['file'] ?? {}) as Record<string, unknown>;
      return told(words.attached(word(words.attachment, String(file['kind'] ?? ''))), String(file['name'] ?? ''));
    }
    case 'wentLive':
      return told(words.wentLive);
    case 'slaWarned':
      return told(words.slaWarned(target(text('target')), Number(data['percent'])), dueAt(text('due')));
    case 'slaBreached':
      return told(words.slaBreached(target(text('target'))));
    case 'slaOutcomeCorrected':
      return told(words.slaOutcomeCorrected(target(text('target')), speaker.when(text('breachedAt'))));
    case 'slaRulesChanged':
      return told(words.slaRulesChanged);
    case 'escalationStepTaken':
      return told(words.escalationStepTaken(Number(data['step']) + 1, word(words.outcome, text('outcome'))), ...list(data['undone']));
    case 'escalationExhausted':
      return told(words.escalationExhausted);
    case 'priorityRaised':
      return told(words.priorityRaised(Number(data['from']), Number(data['to'])));
    case 'acknowledged':
      return told(words.acknowledged, until(text('until')));
    case 'reviewFellDue':
      return told(words.reviewFellDue);
    case 'requesterErased':
      return told(words.requesterErased, text('pseudonym'));
    default:
      return told(entry.type);
  }
}

/** Whether whoever assigned followed what was suggested. */
function suggestion(value: unknown, { t, name }: Speaker): string {
  const { rank, of, best } = (value ?? {}) as { rank?: number; of?: number; best?: string };
  if (typeof of !== 'number') return '';
  if (of === 0) return t.journal.onlyChoice;
  if (rank === 1) return t.journal.followed(of);
  const first = best ? name(best) : '';
  return rank ? t.journal.overruled(rank, of, first) : t.journal.notSuggested(of, first);
}

/** Who did it: by name where known, with the role, and through whom. */
export function actorInWords(actor: Actor, speaker: Speaker): string {
  const { t } = speaker;
  if (actor.role === 'system') return actor.id === 'timer' ? t.ticket.timer : actor.id;
  const role = t.role[actor.role] ?? actor.role;
  const who = speaker.name(actor.id);
  return [who === actor.role ? role : `${who} (${role})`, actor.via ? t.ticket.via(actor.via) : ''].filter(Boolean).join(', ');
}
