import type { JournalEntry, Problem, TicketStatus } from '../../contracts';

/** What a technician does with a ticket, by the names of the public contract; `attach` adds a file that is kept under the entry's key. */
export type Command = 'accept' | 'decline' | 'start' | 'depart' | 'arrive' | 'finish-visit' | 'suspend' | 'resume' | 'resolve' | 'note' | 'attach';

/**
 * `kept` on this phone; `sent`, perhaps more than once, with no answer yet; `applied` by the server; `refused` by it, so that somebody has to choose;
 * `dropped` by whoever did it, knowingly.
 */
export type EntryState = 'kept' | 'sent' | 'applied' | 'refused' | 'dropped';

/** Something that somebody did. What is added to an outbox. */
export interface Action {
  /** The ticket. */
  number: string;
  command: Command;
  /** What the command says, except when it happened. */
  body: Readonly<Record<string, unknown>>;
  /** The version of the ticket that was seen; null where the action builds on an earlier one that is still here. */
  base: number | null;
  /** When the state that was seen had come about, so that a clock that is slow does not place the action before it. */
  baseAt: string | null;
}

/** Why the server did not do it, and what had happened there. */
export interface Refusal {
  status: number;
  problem: Problem;
  /** Lines of the journal that came after what was seen; null where the ticket is not to be seen any more. */
  meanwhile: JournalEntry[] | null;
  /** The ticket as it was then. */
  now: { status: TicketStatus; version: number; changedAt: string; technician: string | null; allowed: string[] } | null;
  /** When the answer came, milliseconds of the phone's clock. */
  at: number;
}

/** An action that is kept until it has been done, or was dropped. */
export interface Entry extends Action {
  /** Its place: entries are sent in this order. Given by the store. */
  order: number;
  /** Who did it: nobody else sends it. */
  person: string;
  /** The key under which the server knows a repetition. */
  id: string;
  /** When it happened by the phone's clock, milliseconds. */
  at: number;
  /** How far the server's clock was ahead of it then, milliseconds; null where that was not known. */
  ahead: number | null;
  state: EntryState;
  /** How often it was sent. */
  attempts: number;
  /** When it happened, as the server is told: fixed when it is sent first, so that a repetition says the same. Null for "when it arrives". */
  occurredAt?: string | null;
  /** What the server said. */
  answer?: { version: number; changedAt: string | null; at: number };
  refusal?: Refusal;
}

/** Whether it waits to be sent, or for an answer. */
export function isWaiting(entry: Entry): boolean {
  return entry.state === 'kept' || entry.state === 'sent';
}

/** Whether it is still to be seen to: it waits, or somebody has to choose. */
export function isOpen(entry: Entry): boolean {
  return isWaiting(entry) || entry.state === 'refused';
}

/** Whether nothing builds on it, and it builds on no state: it goes whatever became of those before it, and they go whatever becomes of it. */
export function isAside({ command }: Pick<Action, 'command'>): boolean {
  return command === 'note' || command === 'attach';
}
