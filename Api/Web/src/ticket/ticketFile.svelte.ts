import type { ApiClient } from '../api/client';
import type { ClockAccount, JournalEntry, Page, Ticket } from '../contracts';

/** Everything about one ticket: what it is, what happened to it, why its clocks show what they show. */
export class TicketFile {
  readonly number: string;
  ticket: Ticket | null = $state.raw(null);
  /** The latest first. */
  journal: readonly JournalEntry[] = $state.raw([]);
  account: readonly ClockAccount[] | null = $state.raw(null);
  /** `hidden`: it is not there, or not for whoever asks; the server does not say which. */
  state: 'loading' | 'ready' | 'hidden' | 'failed' = $state('loading');
  #api: ApiClient;
  #asked = 0;

  constructor(api: ApiClient, number: string) {
    this.#api = api;
    this.number = number;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const [ticket, journal] = await Promise.all([this.#api.ticket(this.number), this.#api.journal(this.number)]);
    // An answer that was overtaken by a later one is old.
    if (asked !== this.#asked) return;
    if (ticket.kind === 'ok') this.ticket = ticket.value;
    if (journal.kind === 'ok') this.journal = [...journal.value.items].sort((a, b) => b.version - a.version);
    if (ticket.kind === 'ok' && journal.kind === 'ok') this.state = 'ready';
    else if (ticket.kind === 'refused' && ticket.status === 404) this.state = 'hidden';
    else if (ticket.kind !== 'unauthorised') this.state = 'failed';
    if (this.account !== null) void this.loadAccount();
  }

  async loadAccount(): Promise<void> {
    const answer = await this.#api.send<{ clocks: ClockAccount[] }>('GET', `/tickets/${encodeURIComponent(this.number)}/sla`);
    if (answer.kind === 'ok') this.account = answer.value.clocks;
  }

  /** What a command answered, without asking again. */
  take(ticket: Ticket): void {
    this.ticket = ticket;
  }
}

export type Found = Page<Ticket>;
