import type { JournalEntry, Problem, Ticket } from '../../contracts';
import { isAside, isWaiting, type Action, type Entry, type Refusal } from './entry';
import { instantOf } from './instant';
import type { OutboxStore } from './outboxStore';

/** What the server says to an entry, or that it says nothing. */
export type Reply =
  | { kind: 'ok'; version: number; changedAt: string | null }
  | { kind: 'refused'; status: number; problem: Problem; retryAfter: number | null; date: number | null }
  | { kind: 'unauthorised' }
  | { kind: 'unreached' };

/** A ticket with its journal as they are now; null where it is not to be seen; undefined where nobody answers. */
export type Seen = { ticket: Ticket; journal: JournalEntry[] } | null | undefined;

/** The server as an outbox needs it. */
export interface Desk {
  send(entry: Entry, version: number | null): Promise<Reply>;
  look(number: string): Promise<Seen>;
}

export interface OutboxOptions {
  person: string;
  store: OutboxStore;
  desk: Desk;
  newKey: () => string;
  /** The phone's clock, milliseconds. */
  now: () => number;
  /** How far the server's clock is ahead of it, milliseconds; null while that is not known. */
  ahead: () => number | null;
  /** Runs when nobody else sends: another tab, or the worker. */
  alone?: <T>(run: () => Promise<T>) => Promise<T>;
  /** Something in the store is different. */
  changed?: () => void;
}

/** Why sending ended: nothing is left to send, nobody answers, nobody is signed in, or the server asks to wait (seconds). */
export type Flushed = { kind: 'done' } | { kind: 'unreached' } | { kind: 'unauthorised' } | { kind: 'wait'; seconds: number };

/** What happened meanwhile and is in nobody's way: the same as the server lets pass for late entries (sla.md rule 12). */
const Quiet: ReadonlySet<string> = new Set([
  'noted', 'attached', 'slaWarned', 'slaBreached', 'slaOutcomeCorrected', 'slaRulesChanged', 'escalationStepTaken', 'escalationExhausted', 'priorityRaised',
  'acknowledged', 'reviewFellDue', 'requesterErased',
]);

/** Answers that say nothing about the action itself. */
const Later: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const WaitSeconds = 5;
/** A ticket that changes as fast as it is looked at is left to the next time. */
const Looks = 5;
/** Done or dropped ones are shown for this long. */
const Kept = 24 * 3_600_000;

/**
 * What somebody did, kept until the server has it. Every action is durable before it is shown as done, is sent under its own key until there is an
 * answer, in the order in which it was done, and is gone only when the server applied it or whoever did it said so.
 *
 * An action that is refused stops those that build on it: the later ones of the same ticket wait until somebody has chosen.
 */
export class Outbox {
  #options: OutboxOptions;
  #alone: <T>(run: () => Promise<T>) => Promise<T>;
  #flushing: Promise<Flushed> | null = null;
  #again = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#alone = options.alone ?? (run => run());
  }

  get person(): string {
    return this.#options.person;
  }

  entries(): Promise<Entry[]> {
    return this.#options.store.entries(this.person);
  }

  /** Keeps an action. When the promise is kept, the action is. */
  async add(action: Action, id: string = this.#options.newKey()): Promise<Entry> {
    const { store, now, ahead } = this.#options;
    const entry = await store.add({ ...action, person: this.person, id, at: now(), ahead: ahead(), state: 'kept', attempts: 0 });
    this.#changed();
    return entry;
  }

  /** Sends what waits, as far as it goes. Asked again while it is at it, it looks again before it ends. */
  flush(): Promise<Flushed> {
    if (this.#flushing) {
      this.#again = true;
      return this.#flushing;
    }
    const run = async (): Promise<Flushed> => {
      let flushed: Flushed;
      do {
        this.#again = false;
        flushed = await this.#alone(() => this.#sendAll());
      } while (this.#again && flushed.kind === 'done');
      return flushed;
    };
    this.#flushing = run().finally(() => (this.#flushing = null));
    return this.#flushing;
  }

  /** A refused action once more, on the ticket as it is now. With `late` it counts as done when it arrives: its own time is not taken any more. */
  async redo(order: number, late: boolean): Promise<void> {
    const { store, newKey } = this.#options;
    await store.change(order, entry => {
      if (entry.state !== 'refused') return null;
      const { refusal, occurredAt: _, ...rest } = entry;
      return {
        // A file is kept under the key that it is sent with, and nothing was recorded under it.
        ...rest, id: entry.command === 'attach' ? entry.id : newKey(), state: 'kept', attempts: 0, base: refusal?.now?.version ?? entry.base, baseAt: refusal?.now?.changedAt ?? entry.baseAt,
        ...(late ? { occurredAt: null } : {}),
      };
    });
    this.#changed();
  }

  /** A refused action becomes a note: what happened is told where it could not be done. */
  async toNote(order: number, text: string): Promise<void> {
    const { store, newKey } = this.#options;
    await store.change(order, entry => {
      if (entry.state !== 'refused') return null;
      const { refusal: _, ...rest } = entry;
      // A note builds on no version, and says itself when it was.
      return { ...rest, id: newKey(), command: 'note', body: { text }, base: null, baseAt: null, state: 'kept', attempts: 0, occurredAt: null };
    });
    this.#changed();
  }

  /** Whoever did it gives it up: a refused action, or one that was never sent. */
  async drop(order: number): Promise<void> {
    await this.#options.store.change(order, entry =>
      entry.state === 'refused' || (entry.state === 'kept' && entry.attempts === 0) ? { ...entry, state: 'dropped' } : null);
    this.#changed();
  }

  async #sendAll(): Promise<Flushed> {
    await this.#forgetOld();
    for (;;) {
      const entries = await this.entries();
      const next = firstToSend(entries);
      if (!next) return { kind: 'done' };
      const stopped = await this.#send(next, entries);
      this.#changed();
      if (stopped) return stopped;
    }
  }

  /** Sends one entry until it is applied or refused; else answers why not. */
  async #send(waiting: Entry, entries: readonly Entry[]): Promise<Flushed | null> {
    const { store, desk, now, ahead } = this.#options;
    const before = entries.filter(entry => entry.number === waiting.number && entry.order < waiting.order && !isAside(entry) && entry.answer).at(-1)?.answer;
    let version = isAside(waiting) ? null : (waiting.base ?? before?.version ?? null);
    let earlierNow = false;
    for (let look = 0; look < Looks; look++) {
      const entry = await store.change(waiting.order, kept => isWaiting(kept)
        ? {
            ...kept, state: 'sent', attempts: kept.attempts + 1,
            occurredAt: kept.occurredAt !== undefined ? kept.occurredAt : instantOf(kept, { ahead: ahead() ?? 0, now: now(), after: before?.changedAt ?? null }),
          }
        : null);
      // Somebody else saw to it.
      if (!entry || !isWaiting(entry)) return null;
      this.#changed();

      const reply = await desk.send(entry, version);
      if (reply.kind === 'unreached' || reply.kind === 'unauthorised') return reply;
      if (reply.kind === 'ok') {
        const { version: after, changedAt } = reply;
        await this.#settle(entry, kept => ({ ...kept, state: 'applied', answer: { version: after, changedAt, at: now() } }));
        return null;
      }
      if (Later.has(reply.status)) return { kind: 'wait', seconds: reply.retryAfter ?? WaitSeconds };

      // The phone's clock was ahead by less than anybody could know: the answer says what time it was. Nothing was recorded, so it may say something else.
      if (reply.problem.code === 'occurred-in-future' && reply.date !== null && !earlierNow) {
        const latest = new Date(reply.date).toISOString();
        earlierNow = true;
        await this.#settle(entry, kept => ({ ...kept, occurredAt: latest }));
        continue;
      }

      const seen = await desk.look(entry.number);
      if (seen === undefined) return { kind: 'unreached' };
      const since = version ?? entry.base ?? before?.version ?? 0;
      const meanwhile = seen?.journal.filter(line => line.version > since) ?? null;
      if (reply.problem.code === 'version-mismatch' && seen && meanwhile!.every(line => Quiet.has(line.type))) {
        version = seen.ticket.version;
        continue;
      }
      const refusal: Refusal = { status: reply.status, problem: reply.problem, meanwhile, now: seen ? standing(seen.ticket) : null, at: now() };
      await this.#settle(entry, kept => ({ ...kept, state: 'refused', refusal }));
      return null;
    }
    return { kind: 'wait', seconds: WaitSeconds };
  }

  /** Writes what the server said of what was sent; not of what has become of it since. */
  async #settle(sent: Entry, change: (entry: Entry) => Entry): Promise<void> {
    await this.#options.store.change(sent.order, entry => (entry.id === sent.id && isWaiting(entry) ? change(entry) : null));
  }

  async #forgetOld(): Promise<void> {
    const { store, now } = this.#options;
    const entries = await this.entries();
    // Later entries of the same ticket build on what was answered.
    const builtOn = new Set(entries.filter(isWaiting).map(entry => entry.number));
    const old = entries.filter(entry => (entry.state === 'applied' || entry.state === 'dropped') && !builtOn.has(entry.number) && now() - (entry.answer?.at ?? entry.at) > Kept);
    if (old.length > 0) await store.remove(old.map(entry => entry.order));
  }

  #changed(): void {
    this.#options.changed?.();
  }
}

/** The first that may go: those of a ticket wait for a refused one before them that they build on. */
export function firstToSend(entries: readonly Entry[]): Entry | undefined {
  const stopped = new Set<string>();
  for (const entry of entries) {
    if (entry.state === 'refused') {
      if (!isAside(entry)) stopped.add(entry.number);
    } else if (isWaiting(entry) && (isAside(entry) || !stopped.has(entry.number))) return entry;
  }
  return undefined;
}

function standing(ticket: Ticket): Refusal['now'] {
  const { status, version, changedAt, technician, allowed } = ticket;
  return { status, version, changedAt, technician: technician ?? null, allowed: allowed ?? [] };
}
