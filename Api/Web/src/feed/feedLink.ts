import type { FeedHeartbeat, FeedPosition } from '../contracts';
import { backoff } from './backoff';
import type { CaughtUp, FeedAnswer, FeedFrame } from './replica';

/** A connection to the hub; made anew for every attempt, so that nothing of a broken one is left. */
export interface Hub {
  start(): Promise<void>;
  stop(): Promise<void>;
  watch(feed: string, position: FeedPosition | null): Promise<FeedAnswer<unknown>>;
  unwatch(feed: string): Promise<void>;
  /** Asks for something beside the feeds. */
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
}

export interface HubEvents {
  frame(feed: string, frame: FeedFrame<unknown>): void;
  heartbeat(heartbeat: FeedHeartbeat): void;
  closed(): void;
}

/** What the link needs of a replica, whatever it holds. */
export interface Followed {
  readonly feed: string;
  readonly position: FeedPosition | null;
  readonly needsWatch: boolean;
  readonly watching: boolean;
  beginWatch(): FeedPosition | null;
  endWatch(answer: FeedAnswer<unknown>): CaughtUp;
  frame(frame: FeedFrame<unknown>): void;
  heartbeat(heartbeat: FeedHeartbeat): void;
  lost(): void;
  doubt(): void;
}

/** The hub answered, and refused, in words for people. */
export class HubRefusal extends Error {}

export type OpenHub = (events: HubEvents, attempt: number) => Promise<Hub>;

/** What the page may say of what it shows. Instants in milliseconds of the local clock. */
export type LinkState =
  | { kind: 'connecting'; attempt: number }
  | { kind: 'live'; heardAt: number }
  | { kind: 'stale'; since: number; attempt: number };

export interface LinkEvents {
  state(state: LinkState): void;
  /** A replica may have changed. Called often; the owner applies at most once per animation frame. */
  changed(): void;
  caughtUp(how: CaughtUp): void;
  /** The hub could not be reached, or refused; `message` is what it said, if it said something. */
  failed(message: string | null): void;
  /** A connection is open, and nothing was asked of it yet. */
  opened?(): void;
}

/** No frame and no heartbeat for this long: a feed is not live any more. */
export const SilenceLimit = 6_000;
/** A watch may take this long: calls through a dying node hang for a while before they fail. */
const WatchLimit = 12_000;
/** A connection that is not open by then never will be. */
const StartLimit = 10_000;
const TickPeriod = 500;

/** One feed that is kept live. */
class Watched {
  live = false;
  everLive = false;
  heardAt = 0;
  /** When it was heard last before it was not live any more. */
  staleSince = 0;
  busySince = 0;
  /** Watches in a row that brought nothing although something was missing, and when the next one may be. */
  inVain = 0;
  vainAt: number | undefined;
  notBefore = 0;

  constructor(readonly replica: Followed) {}

  notLive(): void {
    if (this.live) this.staleSince = this.heardAt;
    this.live = false;
  }

  startAfresh(): void {
    this.inVain = 0;
    this.notBefore = 0;
  }
}

/** Keeps the replicas of some feeds live over one hub that comes and goes: connects for ever, watches, and watches again when something is missing. */
export class FeedLink {
  #open: OpenHub;
  #events: LinkEvents;
  #watched = new Map<string, Watched>();
  #hub: Hub | null = null;
  /** Counts connections; what an earlier one still has to say is ignored. */
  #generation = 0;
  #attempt = 0;
  #started = false;
  #ready = false;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #tickTimer: ReturnType<typeof setInterval> | undefined;
  #busySince = 0;
  #state: LinkState = { kind: 'connecting', attempt: 0 };
  /** How the feeds were brought up to date since not all of them were live. */
  #news: CaughtUp[] = [];

  constructor(open: OpenHub, events: LinkEvents) {
    this.#open = open;
    this.#events = events;
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Shows these replicas from now on, and no others. Those that were shown before stay as they are. */
  show(replicas: readonly Followed[]): void {
    const wanted = new Map(replicas.map(replica => [replica.feed, replica]));
    for (const [feed, { replica }] of this.#watched) {
      if (wanted.get(feed) === replica) continue;
      this.#watched.delete(feed);
      if (this.#ready && !wanted.has(feed)) this.#hub?.unwatch(feed).catch(() => {});
    }
    for (const [feed, replica] of wanted) if (!this.#watched.has(feed)) this.#watched.set(feed, new Watched(replica));
    this.#judge();
    this.#tickTimer ??= setInterval(() => this.#tick(), TickPeriod);
    if (this.#ready) this.#watchAll();
    else if (!this.#started) {
      this.#started = true;
      this.#connect();
    }
  }

  /** Tries now: the network is back, the page is seen again, or somebody pressed a button. */
  wake(): void {
    if (!this.#started) return;
    const now = Date.now();
    if (this.#ready && [...this.#watched.values()].every(({ heardAt }) => now - heardAt <= SilenceLimit)) return;
    if (this.#ready || this.#retryTimer !== undefined) {
      this.#attempt = 0;
      this.#connect();
    }
  }

  /** Asks the server whether the replicas are complete. */
  doubt(): void {
    for (const { replica } of this.#watched.values()) replica.doubt();
    this.#watchAll();
  }

  /** Asks the hub for something beside the feeds; null while there is no connection, or if it did not answer. */
  async ask<T>(method: string, ...args: unknown[]): Promise<T | null> {
    if (!this.#ready || !this.#hub) return null;
    try {
      return await this.#hub.invoke<T>(method, ...args);
    } catch {
      return null;
    }
  }

  stop(): void {
    this.#started = false;
    this.#generation++;
    clearTimeout(this.#retryTimer);
    clearInterval(this.#tickTimer);
    this.#tickTimer = undefined;
    this.#drop();
    this.#watched.clear();
  }

  #connect(): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#drop();
    const generation = ++this.#generation;
    const current = () => generation === this.#generation;
    this.#busySince = Date.now();
    const attempt = this.#attempt++;
    for (const watched of this.#watched.values()) watched.startAfresh();
    this.#judge();

    const run = async () => {
      const hub = await this.#open(
        {
          frame: (feed, frame) => current() && this.#heard(feed, replica => replica.frame(frame)),
          heartbeat: heartbeat => current() && this.#heard(heartbeat.feed, replica => replica.heartbeat(heartbeat)),
          closed: () => current() && this.#failed(null),
        },
        attempt,
      );
      if (!current()) return void hub.stop().catch(() => {});
      this.#hub = hub;
      await hub.start();
      if (!current()) return;
      this.#ready = true;
      for (const watched of this.#watched.values()) watched.heardAt = Date.now();
      this.#events.opened?.();
      this.#watchAll();
    };
    run().catch(error => current() && this.#failed(messageOf(error)));
  }

  #watchAll(): void {
    for (const watched of this.#watched.values()) void this.#watch(watched);
  }

  /** Watches a feed if something of it is missing, no watch is under way, and the last one was not in vain just now. */
  async #watch(watched: Watched): Promise<void> {
    const { replica } = watched;
    const hub = this.#hub;
    if (!hub || !this.#ready || !replica.needsWatch) return;
    const before = replica.position?.sequence;
    if (before !== watched.vainAt) watched.startAfresh();
    if (Date.now() < watched.notBefore) return;
    const generation = this.#generation;
    const current = () => generation === this.#generation && this.#watched.get(replica.feed) === watched;
    watched.busySince = Date.now();
    try {
      const answer = await hub.watch(replica.feed, replica.beginWatch());
      if (!current()) return;
      const how = replica.endWatch(answer);
      this.#attempt = 0;
      watched.heardAt = Date.now();
      if (!watched.live) this.#news.push(how);
      watched.live = true;
      watched.everLive = true;
      this.#events.changed();
      this.#judge();
      if (replica.position?.sequence === before) {
        watched.vainAt = before;
        watched.notBefore = Date.now() + backoff(watched.inVain++);
      }
      void this.#watch(watched);
    } catch (error) {
      if (current()) this.#failed(messageOf(error));
    }
  }

  #heard(feed: string, apply: (replica: Followed) => void): void {
    const watched = this.#watched.get(feed);
    if (!this.#ready || !watched) return;
    watched.heardAt = Date.now();
    apply(watched.replica);
    this.#events.changed();
    if (watched.live) this.#judge();
    void this.#watch(watched);
  }

  #tick(): void {
    if (!this.#started || this.#retryTimer !== undefined) return;
    const now = Date.now();
    if (!this.#ready) {
      if (now - this.#busySince > StartLimit) this.#failed(null);
      return;
    }
    for (const watched of this.#watched.values()) {
      const silent = now - watched.heardAt > SilenceLimit;
      if (watched.replica.watching) {
        if (watched.live && silent) {
          watched.notLive();
          this.#judge();
        }
        if (now - watched.busySince > WatchLimit) return this.#failed(null);
      } else if (silent) {
        return this.#failed(null);
      } else {
        void this.#watch(watched);
      }
    }
  }

  #failed(message: string | null): void {
    this.#generation++;
    this.#drop();
    this.#judge();
    this.#events.failed(message);
    if (!this.#started) return;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#connect(), backoff(this.#attempt));
  }

  #drop(): void {
    const hub = this.#hub;
    this.#hub = null;
    this.#ready = false;
    for (const watched of this.#watched.values()) {
      watched.replica.lost();
      watched.notLive();
    }
    hub?.stop().catch(() => {});
  }

  /** The page is as live as the oldest of its feeds. */
  #judge(): void {
    const all = [...this.#watched.values()];
    const before = this.#state.kind;
    const dead = all.filter(({ live }) => !live);
    if (dead.length === 0) this.#state = { kind: 'live', heardAt: Math.min(...all.map(({ heardAt }) => heardAt)) };
    else if (dead.some(({ everLive }) => !everLive)) this.#state = { kind: 'connecting', attempt: this.#attempt };
    else this.#state = { kind: 'stale', since: Math.min(...dead.map(({ staleSince }) => staleSince)), attempt: this.#attempt };
    this.#events.state(this.#state);
    if (this.#state.kind !== 'live' || this.#news.length === 0) return;
    const news = this.#news;
    this.#news = [];
    if (before !== 'live') this.#events.caughtUp(together(news));
  }
}

/** How all feeds were brought up to date, in one: the least continuous of them says it. */
function together(news: readonly CaughtUp[]): CaughtUp {
  const kinds = new Set(news.map(({ kind }) => kind));
  if (kinds.has('failed')) return { kind: 'failed' };
  if (kinds.has('reloaded')) return { kind: 'reloaded' };
  if (!kinds.has('resumed')) return { kind: 'loaded' };
  return { kind: 'resumed', changes: news.reduce((sum, how) => sum + (how.kind === 'resumed' ? how.changes : 0), 0) };
}

/** What a library or a browser says of a broken connection is not for people; what the hub says is. */
function messageOf(error: unknown): string | null {
  return error instanceof HubRefusal ? error.message : null;
}
