import type { BoardFrame, FeedCatchUp, FeedHeartbeat, FeedPosition } from '../contracts';
import { backoff } from './backoff';
import { Replica, type CaughtUp } from './replica';

/** A connection to the hub; made anew for every attempt, so that nothing of a broken one is left. */
export interface Hub {
  start(): Promise<void>;
  stop(): Promise<void>;
  watchCell(cell: string, position: FeedPosition | null): Promise<FeedCatchUp>;
  unwatchCell(cell: string): Promise<void>;
}

export interface HubEvents {
  frame(frame: BoardFrame): void;
  heartbeat(heartbeat: FeedHeartbeat): void;
  closed(): void;
}

/** The hub answered, and refused, in words for people. */
export class HubRefusal extends Error {}

export type OpenHub = (events: HubEvents, attempt: number) => Promise<Hub>;

/** What the board may say of itself. Instants in milliseconds of the local clock. */
export type LinkState =
  | { kind: 'connecting'; attempt: number }
  | { kind: 'live'; heardAt: number }
  | { kind: 'stale'; since: number; attempt: number };

export interface LinkEvents {
  state(state: LinkState): void;
  /** The replica may have changed. Called often; the owner applies at most once per animation frame. */
  changed(): void;
  caughtUp(how: CaughtUp): void;
  /** The hub could not be reached, or refused; `message` is what it said, if it said something. */
  failed(message: string | null): void;
}

/** No frame and no heartbeat for this long: the board is not live any more. */
export const SilenceLimit = 6_000;
/** A watch may take this long: calls through a dying node hang for a while before they fail. */
const WatchLimit = 12_000;
/** A connection that is not open by then never will be. */
const StartLimit = 10_000;
const TickPeriod = 500;

/** Keeps the replica of one cell live over a hub that comes and goes: connects for ever, watches, and watches again when something is missing. */
export class FeedLink {
  #open: OpenHub;
  #events: LinkEvents;
  #replica: Replica | null = null;
  #hub: Hub | null = null;
  /** Counts connections; what an earlier one still has to say is ignored. */
  #generation = 0;
  #attempt = 0;
  #started = false;
  #ready = false;
  #heardAt = 0;
  #everLive = false;
  /** Watches in a row that brought nothing although something was missing, and when the next one may be. */
  #inVain = 0;
  #vainAt: number | undefined;
  #notBefore = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #tickTimer: ReturnType<typeof setInterval> | undefined;
  #busySince = 0;
  #state: LinkState = { kind: 'connecting', attempt: 0 };

  constructor(open: OpenHub, events: LinkEvents) {
    this.#open = open;
    this.#events = events;
  }

  get state(): LinkState {
    return this.#state;
  }

  get replica(): Replica | null {
    return this.#replica;
  }

  /** Shows another cell. The board of the one before is forgotten. */
  show(cell: string): Replica {
    const before = this.#replica;
    if (before?.cell === cell) return before;
    this.#replica = new Replica(cell);
    this.#everLive = false;
    this.#startAfresh();
    this.#say({ kind: 'connecting', attempt: this.#attempt });
    this.#tickTimer ??= setInterval(() => this.#tick(), TickPeriod);
    if (this.#ready && this.#hub) {
      if (before) this.#hub.unwatchCell(before.cell).catch(() => {});
      void this.#watch();
    } else if (!this.#started) {
      this.#started = true;
      this.#connect();
    }
    return this.#replica;
  }

  /** Tries now: the network is back, the page is seen again, or somebody pressed a button. */
  wake(): void {
    if (!this.#started) return;
    if (this.#ready && Date.now() - this.#heardAt <= SilenceLimit) return;
    if (this.#ready || this.#retryTimer !== undefined) {
      this.#attempt = 0;
      this.#connect();
    }
  }

  /** Asks the server whether the replica is complete. */
  doubt(): void {
    this.#replica?.doubt();
    void this.#watch();
  }

  stop(): void {
    this.#started = false;
    this.#generation++;
    clearTimeout(this.#retryTimer);
    clearInterval(this.#tickTimer);
    this.#tickTimer = undefined;
    this.#drop();
    this.#replica = null;
  }

  #connect(): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#drop();
    const generation = ++this.#generation;
    const current = () => generation === this.#generation;
    this.#busySince = Date.now();
    const attempt = this.#attempt++;
    this.#startAfresh();
    this.#notLive();

    const run = async () => {
      const hub = await this.#open(
        {
          frame: frame => current() && this.#heard(() => this.#replica?.frame(frame)),
          heartbeat: heartbeat => current() && heartbeat.feed === this.#replica?.feed && this.#heard(() => this.#replica?.heartbeat(heartbeat)),
          closed: () => current() && this.#failed(null),
        },
        attempt,
      );
      if (!current()) return void hub.stop().catch(() => {});
      this.#hub = hub;
      await hub.start();
      if (!current()) return;
      this.#ready = true;
      this.#heardAt = Date.now();
      await this.#watch();
    };
    run().catch(error => current() && this.#failed(messageOf(error)));
  }

  /** Watches the cell if something is missing, no watch is under way, and the last one was not in vain just now. */
  async #watch(): Promise<void> {
    const replica = this.#replica;
    const hub = this.#hub;
    if (!replica || !hub || !this.#ready || !replica.needsWatch) return;
    const before = replica.position?.sequence;
    if (before !== this.#vainAt) this.#startAfresh();
    if (Date.now() < this.#notBefore) return;
    const generation = this.#generation;
    this.#busySince = Date.now();
    try {
      const answer = await hub.watchCell(replica.cell, replica.beginWatch());
      if (generation !== this.#generation || replica !== this.#replica) return;
      const how = replica.endWatch(answer);
      const wasLive = this.#state.kind === 'live';
      this.#attempt = 0;
      this.#heardAt = Date.now();
      this.#everLive = true;
      this.#events.changed();
      this.#say({ kind: 'live', heardAt: this.#heardAt });
      if (!wasLive) this.#events.caughtUp(how);
      if (replica.position?.sequence === before) {
        this.#vainAt = before;
        this.#notBefore = Date.now() + backoff(this.#inVain++);
      }
      void this.#watch();
    } catch (error) {
      if (generation === this.#generation && replica === this.#replica) this.#failed(messageOf(error));
    }
  }

  #startAfresh(): void {
    this.#inVain = 0;
    this.#notBefore = 0;
  }

  #heard(apply: () => void): void {
    if (!this.#ready) return;
    this.#heardAt = Date.now();
    apply();
    this.#events.changed();
    if (this.#state.kind === 'live') this.#say({ kind: 'live', heardAt: this.#heardAt });
    void this.#watch();
  }

  #tick(): void {
    if (!this.#started || this.#retryTimer !== undefined) return;
    const now = Date.now();
    if (!this.#ready) {
      if (now - this.#busySince > StartLimit) this.#failed(null);
    } else if (this.#replica?.watching) {
      if (this.#state.kind === 'live' && now - this.#heardAt > SilenceLimit) this.#notLive();
      if (now - this.#busySince > WatchLimit) this.#failed(null);
    } else if (now - this.#heardAt > SilenceLimit) {
      this.#failed(null);
    } else {
      void this.#watch();
    }
  }

  #failed(message: string | null): void {
    this.#generation++;
    this.#drop();
    this.#notLive();
    this.#events.failed(message);
    if (!this.#started) return;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#connect(), backoff(this.#attempt));
  }

  #drop(): void {
    const hub = this.#hub;
    this.#hub = null;
    this.#ready = false;
    this.#replica?.lost();
    hub?.stop().catch(() => {});
  }

  #notLive(): void {
    if (!this.#everLive) this.#say({ kind: 'connecting', attempt: this.#attempt });
    else this.#say({ kind: 'stale', since: this.#state.kind === 'stale' ? this.#state.since : this.#heardAt, attempt: this.#attempt });
  }

  #say(state: LinkState): void {
    this.#state = state;
    this.#events.state(state);
  }
}

/** What a library or a browser says of a broken connection is not for people; what the hub says is. */
function messageOf(error: unknown): string | null {
  return error instanceof HubRefusal ? error.message : null;
}
