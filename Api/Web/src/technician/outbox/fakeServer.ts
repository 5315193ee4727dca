import type { JournalEntry, Ticket, TicketStatus } from '../../contracts';
import { isAside, type Entry } from './entry';
import type { Desk, Reply, Seen } from './outbox';

const Allowance = 12 * 3_600_000;

/** For tests: what the server keeps, with its rules about keys, versions and states, as far as an outbox can feel them. */
export class FakeServer {
  now: number;
  readonly journal: (JournalEntry & { key: string | null })[] = [];

  #tickets = new Map<string, { version: number; status: TicketStatus; step: number; changedAt: number; technician: string | null }>();
  #keys = new Map<string, { fingerprint: string; reply: Reply }>();

  constructor(now: number) {
    this.now = now;
  }

  assign(number: string, technician = 'me'): { version: number; changedAt: string } {
    this.#tickets.set(number, { version: 1, status: 'assigned', step: 0, changedAt: this.now, technician });
    return { version: 1, changedAt: new Date(this.now).toISOString() };
  }

  /** Somebody else does something. */
  meanwhile(number: string, type: string): void {
    const ticket = this.#tickets.get(number)!;
    ticket.version++;
    if (type === 'reassigned') [ticket.technician, ticket.step, ticket.changedAt] = ['other', 0, this.now];
    if (type === 'returned') [ticket.technician, ticket.step, ticket.changedAt] = ['me', 0, this.now];
    if (type === 'moved') ticket.changedAt = this.now;
    if (type === 'resolved') [ticket.status, ticket.changedAt] = ['resolved', this.now];
    this.journal.push(this.#line(number, ticket.version, type, this.now, null));
  }

  done(number?: string): string[] {
    return this.journal.filter(line => line.key !== null && (number === undefined || line.number === number)).map(line => line.key!);
  }

  desk(network: () => 'up' | 'down' | 'deaf'): Desk {
    return {
      send: async (entry, version) => {
        await Promise.resolve();
        if (network() === 'down') return { kind: 'unreached' };
        const reply = this.#take(entry, version);
        await Promise.resolve();
        // The server did it, and nobody hears of it.
        return network() === 'deaf' ? { kind: 'unreached' } : reply;
      },
      look: async number => {
        await Promise.resolve();
        return network() === 'up' ? this.#look(number) : undefined;
      },
    };
  }

  #look(number: string): Seen {
    const ticket = this.#tickets.get(number)!;
    return ticket.technician === 'me' ? { ticket: this.#view(number), journal: this.journal.filter(line => line.number === number) } : null;
  }

  #take(entry: Entry, version: number | null): Reply {
    const ticket = this.#tickets.get(entry.number)!;
    const fingerprint = JSON.stringify([entry.number, entry.command, entry.body, entry.occurredAt]);
    const earlier = this.#keys.get(entry.id);
    if (earlier) return earlier.fingerprint === fingerprint ? earlier.reply : this.#refuse(409, 'idempotency-key-reused');
    if (ticket.technician !== 'me') return this.#refuse(404, 'unknown-ticket');
    if (version !== null && version !== ticket.version) return this.#refuse(412, 'version-mismatch');
    const at = entry.occurredAt ? Date.parse(entry.occurredAt) : Math.max(this.now, ticket.changedAt);
    if (at > this.now && entry.occurredAt) return this.#refuse(422, 'occurred-in-future');
    if (at < this.now - Allowance) return this.#refuse(422, 'occurred-too-long-ago');
    if (!isAside(entry) && at < ticket.changedAt) return this.#refuse(422, 'occurred-before-last-change');
    const step = ['accept', 'depart', 'arrive', 'resolve'].indexOf(entry.command);
    if (!isAside(entry) && (ticket.status === 'resolved' || step !== ticket.step)) return this.#refuse(409, 'state-does-not-allow');
    ticket.version++;
    if (!isAside(entry)) {
      ticket.step++;
      ticket.changedAt = at;
      ticket.status = step === 3 ? 'resolved' : step > 0 ? 'inProgress' : 'assigned';
    }
    this.journal.push(this.#line(entry.number, ticket.version, entry.command, at, entry.id));
    const reply: Reply = { kind: 'ok', version: ticket.version, changedAt: new Date(ticket.changedAt).toISOString() };
    this.#keys.set(entry.id, { fingerprint, reply });
    return reply;
  }

  #refuse(status: number, code: string): Reply {
    return { kind: 'refused', status, problem: { code }, retryAfter: null, date: Math.floor(this.now / 1_000) * 1_000 };
  }

  #view(number: string): Ticket {
    const { version, status, changedAt, technician } = this.#tickets.get(number)!;
    return { number, version, status, technician, changedAt: new Date(changedAt).toISOString(), allowed: [] } as unknown as Ticket;
  }

  #line(number: string, version: number, type: string, at: number, key: string | null): JournalEntry & { key: string | null } {
    const instant = new Date(at).toISOString();
    return { number, version, type, occurredAt: instant, recordedAt: new Date(this.now).toISOString(), actor: { id: 'x', role: key ? 'technician' : 'dispatcher' }, key };
  }
}
