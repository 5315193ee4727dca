import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardRow, FeedPosition } from '../contracts';
import { cellReplica } from './feeds';
import type { FeedAnswer, FeedFrame, Replica } from './replica';

function row(number: string, version: number): BoardRow {
  return {
    number, version, status: 'queued', priority: 3, level: 2, cell: 'network', subject: `v${version}`, requester: 'A', channel: 'phone',
    reportedAt: '2026-03-01T08:00:00Z', changedAt: '2026-03-01T08:00:00Z', changedBy: 'x',
  };
}

/** The server's side: a board that changes, remembers a few frames, and forgets everything in a new epoch. */
class Server {
  rows = new Map<string, BoardRow>();
  epoch = 'e1';
  sequence = 0;
  kept: FeedFrame<BoardRow>[] = [];
  #pending: { from: number; rows: Map<string, BoardRow>; removed: Set<string> } | null = null;

  change(number: string, remove: boolean): void {
    this.sequence++;
    const pending = (this.#pending ??= { from: this.sequence, rows: new Map(), removed: new Set() });
    if (remove) {
      this.rows.delete(number);
      pending.rows.delete(number);
      pending.removed.add(number);
    } else {
      const next = row(number, (this.rows.get(number)?.version ?? 0) + 1);
      this.rows.set(number, next);
      pending.rows.set(number, next);
      pending.removed.delete(number);
    }
  }

  frame(): FeedFrame<BoardRow> | null {
    const pending = this.#pending;
    if (!pending) return null;
    this.#pending = null;
    const frame = {
      epoch: this.epoch, from: pending.from, to: this.sequence, items: [...pending.rows.values()], removed: [...pending.removed],
    };
    this.kept = [...this.kept, frame].slice(-4);
    return frame;
  }

  restart(): void {
    this.epoch = `e${Number(this.epoch.slice(1)) + 1}`;
    this.sequence = 0;
    this.kept = [];
    this.#pending = null;
  }

  watch(position: FeedPosition | null): FeedAnswer<BoardRow> {
    const knows = position?.epoch === this.epoch && position.sequence <= this.sequence;
    if (knows && (position.sequence === this.sequence || (this.kept[0]?.from ?? Infinity) <= position.sequence + 1))
      return { frames: this.kept.filter(frame => frame.to > position.sequence) };
    return { snapshot: { epoch: this.epoch, sequence: this.sequence, items: [...this.rows.values()] } };
  }

  heartbeat() {
    return { feed: 'cell:network', epoch: this.epoch, sequence: this.sequence };
  }
}

function loaded(...rows: BoardRow[]): Replica<BoardRow> {
  const replica = cellReplica('network');
  replica.beginWatch();
  replica.endWatch({ snapshot: { epoch: 'e1', sequence: 10, items: rows } });
  return replica;
}

function frame(from: number, to: number, rows: BoardRow[] = [], removed: string[] = []): FeedFrame<BoardRow> {
  return { epoch: 'e1', from, to, items: rows, removed };
}

describe('a replica', () => {
  it('asks for everything first', () => {
    const replica = cellReplica('network');
    expect(replica.needsWatch).toBe(true);
    expect(replica.beginWatch()).toBeNull();
    expect(replica.needsWatch).toBe(false);
  });

  it('applies a frame that follows', () => {
    const replica = loaded(row('T-1', 1), row('T-2', 1));
    replica.frame(frame(11, 12, [row('T-1', 2)], ['T-2']));
    expect([...replica.items.values()].map(({ number, version }) => [number, version])).toEqual([['T-1', 2]]);
    expect(replica.position).toEqual({ epoch: 'e1', sequence: 12 });
  });

  it('applies a frame that overlaps what it knows', () => {
    const replica = loaded(row('T-1', 1));
    replica.frame(frame(9, 12, [row('T-1', 3)]));
    expect(replica.items.get('T-1')?.version).toBe(3);
    expect(replica.needsWatch).toBe(false);
  });

  it('ignores a frame that brings nothing', () => {
    const replica = loaded(row('T-1', 5));
    replica.frame(frame(8, 10, [row('T-1', 4)]));
    expect(replica.items.get('T-1')?.version).toBe(5);
    expect(replica.needsWatch).toBe(false);
  });

  it('watches again from its position after a gap, and leaves the frame out', () => {
    const replica = loaded(row('T-1', 1));
    replica.frame(frame(12, 12, [row('T-1', 3)]));
    expect(replica.items.get('T-1')?.version).toBe(1);
    expect(replica.needsWatch).toBe(true);
    expect(replica.beginWatch()).toEqual({ epoch: 'e1', sequence: 10 });
  });

  it.each([
    ['ahead', { feed: 'cell:network', epoch: 'e1', sequence: 11 }, true],
    ['level', { feed: 'cell:network', epoch: 'e1', sequence: 10 }, false],
    ['behind', { feed: 'cell:network', epoch: 'e1', sequence: 9 }, false],
    ['of another epoch', { feed: 'cell:network', epoch: 'e2', sequence: 1 }, true],
    ['of another feed', { feed: 'cell:hr', epoch: 'e1', sequence: 99 }, false],
  ])('compares itself with a heartbeat that is %s', (_, heartbeat, needsWatch) => {
    const replica = loaded();
    replica.heartbeat(heartbeat);
    expect(replica.needsWatch).toBe(needsWatch);
  });

  it('lets frames wait while a watch is under way, and applies them after its answer', () => {
    const replica = cellReplica('network');
    replica.beginWatch();
    replica.frame(frame(11, 11, [row('T-1', 2)]));
    expect(replica.items.size).toBe(0);
    expect(replica.endWatch({ snapshot: { epoch: 'e1', sequence: 10, items: [row('T-1', 1)] } })).toEqual({ kind: 'loaded' });
    expect(replica.items.get('T-1')?.version).toBe(2);
    expect(replica.position?.sequence).toBe(11);
  });

  it('says by how many changes it was brought up to date', () => {
    const replica = loaded(row('T-1', 1));
    replica.lost();
    replica.beginWatch();
    expect(replica.endWatch({ frames: [frame(11, 20, [row('T-1', 9)])] })).toEqual({ kind: 'resumed', changes: 10 });
  });

  it('forgets what a new snapshot does not hold', () => {
    const replica = loaded(row('T-1', 1), row('T-2', 1));
    replica.take();
    replica.lost();
    replica.beginWatch();
    expect(replica.endWatch({ snapshot: { epoch: 'e2', sequence: 1, items: [row('T-2', 2)] } })).toEqual({ kind: 'reloaded' });
    expect([...replica.items.keys()]).toEqual(['T-2']);
    expect(replica.take()).toEqual({ changed: new Set(['T-2']), removed: new Set(['T-1']) });
  });

  it('asks for everything when frames come without a position to apply them to', () => {
    const replica = cellReplica('network');
    replica.beginWatch();
    replica.endWatch({ frames: [frame(11, 11)] });
    expect(replica.needsWatch).toBe(true);
    expect(replica.beginWatch()).toBeNull();
  });
});

type Step =
  | { kind: 'change'; ticket: number; remove: boolean }
  | { kind: 'send'; fate: 'arrives' | 'lost' | 'twice' | 'late' }
  | { kind: 'heartbeat' }
  | { kind: 'late' }
  | { kind: 'restart' }
  | { kind: 'cut' }
  | { kind: 'begin' }
  | { kind: 'answer' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('change' as const), ticket: fc.nat(7), remove: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('send' as const), fate: fc.constantFrom('arrives' as const, 'lost' as const, 'twice' as const, 'late' as const) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'heartbeat' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'late' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'cut' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'begin' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'answer' as const }) },
);

describe('whatever happens to the frames', () => {
  it('a heartbeat and a watch later the replica equals the board, and what it told of its changes leads there', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 120, size: 'max' }), steps => {
        const server = new Server();
        const replica = cellReplica('network');
        /** What a screen knows that only listens to `take()`. */
        const screen = new Map<string, BoardRow>();
        const look = () => {
          const delta = replica.take();
          for (const number of delta?.removed ?? []) screen.delete(number);
          for (const number of delta?.changed ?? []) screen.set(number, replica.items.get(number)!);
        };
        let late: FeedFrame<BoardRow>[] = [];
        let answer: FeedAnswer<BoardRow> | null = null;

        for (const step of steps) {
          if (step.kind === 'change') server.change(`T-${step.ticket}`, step.remove);
          else if (step.kind === 'send') {
            const frame = server.frame();
            if (!frame) continue;
            if (step.fate === 'late') late.push(frame);
            else if (step.fate !== 'lost') replica.frame(frame);
            if (step.fate === 'twice') replica.frame(frame);
          } else if (step.kind === 'late') {
            for (const frame of late.reverse()) replica.frame(frame);
            late = [];
          } else if (step.kind === 'heartbeat') replica.heartbeat(server.heartbeat());
          else if (step.kind === 'restart') server.restart();
          else if (step.kind === 'cut') {
            replica.lost();
            answer = null;
          } else if (step.kind === 'begin' && replica.needsWatch) {
            server.frame();
            answer = server.watch(replica.beginWatch());
          } else if (step.kind === 'answer' && answer) {
            replica.endWatch(answer);
            answer = null;
            look();
          }
        }

        server.frame();
        if (answer) replica.endWatch(answer);
        replica.heartbeat(server.heartbeat());
        for (let watches = 0; replica.needsWatch; watches++) {
          expect(watches).toBeLessThan(3);
          replica.endWatch(server.watch(replica.beginWatch()));
          replica.heartbeat(server.heartbeat());
        }
        look();
        const versions = (rows: ReadonlyMap<string, BoardRow>) => [...rows.values()].map(({ number, version }) => `${number}:${version}`).sort();
        expect(versions(replica.items)).toEqual(versions(server.rows));
        expect(versions(screen)).toEqual(versions(server.rows));
        expect(replica.position).toEqual({ epoch: server.epoch, sequence: server.sequence });
      }),
      { numRuns: 2_000 },
    );
  });
});
