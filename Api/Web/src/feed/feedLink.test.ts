import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BoardRow, FeedPosition } from '../contracts';
import { FeedLink, SilenceLimit, type Hub, type HubEvents, type LinkState } from './feedLink';
import { cellReplica } from './feeds';
import type { CaughtUp, FeedAnswer, Replica } from './replica';

/** A server that can be reached or not, and connections that can be cut. */
class World {
  reachable = true;
  opened = 0;
  stopped = 0;
  events: HubEvents[] = [];
  watches: { feed: string; position: FeedPosition | null; answer: (answer: FeedAnswer<unknown>) => void; fail: (error: Error) => void }[] = [];
  unwatched: string[] = [];
  network: Replica<BoardRow> = cellReplica('network');
  states: LinkState[] = [];
  caughtUp: CaughtUp[] = [];

  readonly link = new FeedLink(
    async events => {
      this.opened++;
      this.events.push(events);
      const hub: Hub = {
        start: async () => {
          if (!this.reachable) throw new Error('refused');
        },
        stop: async () => void this.stopped++,
        watch: (feed, position) =>
          new Promise((answer, fail) => {
            this.watches.push({ feed, position, answer, fail });
          }),
        unwatch: async feed => void this.unwatched.push(feed),
        invoke: async () => undefined as never,
      };
      return hub;
    },
    { state: state => this.states.push(state), changed: () => {}, caughtUp: how => this.caughtUp.push(how), failed: () => {} },
  );

  get current(): HubEvents {
    return this.events.at(-1)!;
  }

  async settle(milliseconds = 0): Promise<void> {
    await vi.advanceTimersByTimeAsync(milliseconds);
  }

  async live(): Promise<void> {
    this.link.show([this.network]);
    await this.settle();
    this.watches.at(-1)!.answer({ snapshot: { epoch: 'e1', sequence: 10, items: [] } });
    await this.settle();
  }

  beat(sequence = 10): void {
    this.current.heartbeat({ feed: 'cell:network', epoch: 'e1', sequence });
  }
}

let world: World;

beforeEach(() => {
  vi.useFakeTimers();
  world = new World();
});

afterEach(() => {
  world.link.stop();
  vi.useRealTimers();
});

describe('a feed link', () => {
  it('is live once the watch is answered', async () => {
    await world.live();
    expect(world.link.state.kind).toBe('live');
    expect(world.watches).toHaveLength(1);
    expect(world.watches[0]).toMatchObject({ feed: 'cell:network', position: null });
  });

  it('tries the first connection for ever', async () => {
    world.reachable = false;
    world.link.show([world.network]);
    await world.settle(120_000);
    expect(world.link.state.kind).toBe('connecting');
    expect(world.opened).toBeGreaterThan(10);
    world.reachable = true;
    await world.settle(15_000);
    expect(world.watches).toHaveLength(1);
  });

  it('is stale when nothing is heard, says since when, and connects anew from its position', async () => {
    await world.live();
    const heard = Date.now();
    await world.settle(SilenceLimit + 1_000);
    expect(world.link.state).toMatchObject({ kind: 'stale', since: heard });
    await world.settle(1_000);
    expect(world.opened).toBe(2);
    expect(world.watches.at(-1)!.position).toEqual({ epoch: 'e1', sequence: 10 });
    world.watches.at(-1)!.answer({ frames: [{ epoch: 'e1', from: 11, to: 224, items: [], removed: [] }] });
    await world.settle();
    expect(world.link.state.kind).toBe('live');
    expect(world.caughtUp.at(-1)).toEqual({ kind: 'resumed', changes: 214 });
  });

  it('stays live as long as heartbeats come', async () => {
    await world.live();
    for (let i = 0; i < 30; i++) {
      await world.settle(2_000);
      world.beat();
    }
    expect(world.opened).toBe(1);
    expect(world.watches).toHaveLength(1);
    expect(world.link.state.kind).toBe('live');
  });

  it('has one watch under way at a time', async () => {
    await world.live();
    world.beat(11);
    world.beat(12);
    world.current.frame('cell:network', { epoch: 'e1', from: 13, to: 13, items: [], removed: [] });
    await world.settle(2_000);
    expect(world.watches).toHaveLength(2);
  });

  it('does not hammer a server whose answers bring nothing', async () => {
    await world.live();
    for (let i = 0; i < 300; i++) {
      world.current.frame('cell:network', { epoch: 'e1', from: 12 + i, to: 12 + i, items: [], removed: [] });
      await world.settle(100);
      world.watches.at(-1)!.answer({ frames: [] });
      await world.settle();
    }
    expect(world.watches.length).toBeLessThan(12);
    expect(world.link.state.kind).toBe('live');
  });

  it('gives up on a watch that is never answered', async () => {
    world.link.show([world.network]);
    await world.settle(20_000);
    expect(world.opened).toBeGreaterThan(1);
  });

  it('connects at once when the network is back', async () => {
    await world.live();
    world.reachable = false;
    world.current.closed();
    await world.settle(60_000);
    const before = world.opened;
    world.reachable = true;
    world.link.wake();
    await world.settle();
    expect(world.opened).toBe(before + 1);
    expect(world.watches).toHaveLength(2);
  });

  it('hears nothing from a connection that it left', async () => {
    await world.live();
    const old = world.current;
    old.closed();
    await world.settle(1_000);
    old.frame('cell:network', { epoch: 'e1', from: 11, to: 11, items: [], removed: [] });
    old.closed();
    expect(world.network.position).toEqual({ epoch: 'e1', sequence: 10 });
    expect(world.opened).toBe(2);
  });

  it('forgets the board of the cell before', async () => {
    await world.live();
    world.link.show([cellReplica('hr')]);
    await world.settle();
    expect(world.link.state.kind).toBe('connecting');
    expect(world.watches.at(-1)).toMatchObject({ feed: 'cell:hr', position: null });
    expect(world.opened).toBe(1);
  });

  it('is as live as the oldest of several feeds, over one connection', async () => {
    await world.live();
    world.link.show([world.network, cellReplica('hr')]);
    await world.settle();
    expect(world.link.state.kind).toBe('connecting');
    expect(world.watches.at(-1)).toMatchObject({ feed: 'cell:hr', position: null });
    world.watches.at(-1)!.answer({ snapshot: { epoch: 'h1', sequence: 3, items: [] } });
    await world.settle();
    expect(world.link.state.kind).toBe('live');
    expect(world.opened).toBe(1);

    // One of them falls silent: what the page shows is not all live.
    for (let i = 0; i < 4; i++) {
      await world.settle(2_000);
      world.beat();
    }
    expect(world.link.state.kind).toBe('stale');
  });

  it('leaves what is not shown any more', async () => {
    await world.live();
    world.link.show([cellReplica('hr')]);
    expect(world.unwatched).toEqual(['cell:network']);
  });
});
