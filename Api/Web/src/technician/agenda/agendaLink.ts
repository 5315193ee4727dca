import type { ApiClient } from '../../api/client';
import type { BoardRow } from '../../contracts';
import { FeedLink, type LinkState } from '../../feed/feedLink';
import { agendaReplica } from '../../feed/feeds';
import type { Replica } from '../../feed/replica';
import { signalrHub } from '../../feed/signalrHub';

export interface AgendaEvents {
  state(state: LinkState): void;
  /** What the agenda holds now. */
  rows(rows: ReadonlyMap<string, BoardRow>): void;
}

/** A technician's agenda: live where a socket gets through, else asked for when there is reason to. */
export class AgendaLink {
  #technician: string;
  #client: ApiClient;
  #events: AgendaEvents;
  #link: FeedLink;
  #replica: Replica<BoardRow>;
  #scheduled = false;
  /** The agenda was told once, be it empty. */
  #told = false;
  #asking = false;
  #stopped = false;

  constructor(technician: string, client: ApiClient, events: AgendaEvents) {
    this.#technician = technician;
    this.#client = client;
    this.#events = events;
    this.#replica = agendaReplica(technician);
    // JSON: an agenda is short, and the other protocol is code that a phone would have to load first.
    this.#link = new FeedLink(signalrHub(() => client.token, false), {
      state: state => events.state(state),
      changed: () => this.#schedule(),
      caughtUp: () => {},
      failed: () => void this.#ask(),
    });
  }

  start(): void {
    this.#link.show([this.#replica]);
  }

  stop(): void {
    this.#stopped = true;
    this.#link.stop();
  }

  /** Tries now. */
  wake(): void {
    this.#link.wake();
    if (this.#link.state.kind !== 'live') void this.#ask();
  }

  /** Frames come faster than anybody reads. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setTimeout(() => {
      this.#scheduled = false;
      const replica = this.#replica;
      if (this.#stopped || !replica.position || (!replica.take() && this.#told)) return;
      this.#told = true;
      this.#events.rows(new Map(replica.items));
    }, 50);
  }

  /** Without a socket: a request tells what the agenda is, and whether the session is over. */
  async #ask(): Promise<void> {
    if (this.#asking || this.#stopped) return;
    this.#asking = true;
    const answer = await this.#client.send<{ rows: BoardRow[] }>('GET', `/technicians/${encodeURIComponent(this.#technician)}/agenda`);
    this.#asking = false;
    if (answer.kind !== 'ok' || this.#stopped || this.#link.state.kind === 'live') return;
    this.#events.rows(new Map(answer.value.rows.map(row => [row.number, row])));
  }
}
