import { describe, expect, it } from 'vitest';
import type { BoardRow, TicketStatus } from '../contracts';
import { cellReplica } from '../feed/feeds';
import { Board } from './board.svelte';
import { NoFilter } from './queueOrder';

function row(n: number, status: TicketStatus, priority: number, minute = 0, more: Partial<BoardRow> = {}): BoardRow {
  return {
    number: `T-${n}`, version: 1, status, priority, level: 2, cell: 'network', subject: 'Panne réseau', requester: 'A', channel: 'phone',
    reportedAt: `2026-03-01T08:${String(minute).padStart(2, '0')}:00Z`, changedAt: '2026-03-01T08:00:00Z', changedBy: 'x', ...more,
  };
}

function boardOf(...rows: BoardRow[]) {
  const replica = cellReplica('network');
  const board = new Board(id => id);
  let sequence = 0;
  replica.beginWatch();
  replica.endWatch({ snapshot: { epoch: 'e', sequence, items: rows } });
  board.absorb([replica]);
  return {
    board,
    numbers: () => board.shown.map(({ number }) => number),
    change: (rows: BoardRow[], removed: string[] = []) => {
      sequence++;
      replica.frame({ epoch: 'e', from: sequence, to: sequence, items: rows, removed });
      board.absorb([replica]);
    },
  };
}

describe('the queue', () => {
  it('puts what needs hands first, then priority, then age, then the number', () => {
    const { numbers } = boardOf(
      row(1, 'suspended', 1), row(2, 'assigned', 1), row(3, 'queued', 2, 5), row(4, 'new', 2, 1), row(5, 'inProgress', 2), row(6, 'queued', 1, 9),
      row(10, 'queued', 2, 5),
    );
    expect(numbers()).toEqual(['T-6', 'T-4', 'T-3', 'T-10', 'T-2', 'T-5', 'T-1']);
  });

  it('does not move under the hand: cells change in place, the order waits', () => {
    const { board, numbers, change } = boardOf(row(1, 'queued', 1), row(2, 'queued', 2), row(3, 'queued', 3));
    board.hold(true);
    change([row(1, 'assigned', 1, 0, { version: 2 }), row(4, 'new', 1)], ['T-2']);
    expect(numbers()).toEqual(['T-1', 'T-2', 'T-3']);
    expect(board.shown[0]!.data.status).toBe('assigned');
    expect(board.shown[1]!.gone).toBe(true);
    expect(board.waiting).toBe(3);
    expect(board.counters).toMatchObject({ total: 3, stages: { unassigned: 2, assigned: 1 } });
    board.release();
    expect(numbers()).toEqual(['T-4', 'T-3', 'T-1']);
    expect(board.waiting).toBe(0);
  });

  it('lets the order in when the hand leaves', () => {
    const { board, numbers, change } = boardOf(row(2, 'queued', 2));
    board.hold(true);
    change([row(1, 'new', 1)]);
    board.hold(false);
    expect(numbers()).toEqual(['T-1', 'T-2']);
  });

  it('counts the whole cell whatever the filter hides, and says what is urgent among it', () => {
    const { board, numbers } = boardOf(row(1, 'queued', 1), row(2, 'assigned', 2, 0, { technician: 'eloise' }));
    board.setFilter({ ...NoFilter, stages: new Set(['assigned']) });
    expect(numbers()).toEqual(['T-2']);
    expect(board.counters.total).toBe(2);
    expect(board.hidden).toEqual({ late: 0, soon: 0, p1: 1 });
    board.setFilter({ ...NoFilter, text: 'RESEAU Elo' });
    expect(numbers()).toEqual(['T-2']);
  });

  it('is pending until the feed shows the version of the answer', () => {
    const { board, change } = boardOf(row(1, 'queued', 1));
    board.row('T-1')!.pending = { command: 'assign', technician: 't1', version: 3 };
    change([row(1, 'queued', 1, 0, { version: 2 })]);
    expect(board.row('T-1')!.pending).not.toBeNull();
    change([row(1, 'assigned', 1, 0, { version: 3 })]);
    expect(board.row('T-1')!.pending).toBeNull();
  });

  it('knows a ticket that left and came back while the order was held', () => {
    const { board, numbers, change } = boardOf(row(1, 'queued', 1), row(2, 'queued', 2));
    board.hold(true);
    change([], ['T-1']);
    change([row(1, 'queued', 1, 0, { version: 5 })]);
    expect(board.shown[0]!.gone).toBe(false);
    expect(board.shown[0]!.data.version).toBe(5);
    board.hold(false);
    expect(numbers()).toEqual(['T-1', 'T-2']);
  });

  it('shows several cells as one queue, and a ticket that moves between them once', () => {
    const [network, hr] = [cellReplica('network'), cellReplica('hr')];
    const board = new Board(id => id);
    for (const replica of [network, hr]) replica.beginWatch();
    network.endWatch({ snapshot: { epoch: 'n', sequence: 1, items: [row(1, 'queued', 1), row(2, 'queued', 2)] } });
    hr.endWatch({ snapshot: { epoch: 'h', sequence: 1, items: [row(3, 'queued', 3, 0, { cell: 'hr' })] } });
    board.absorb([network, hr]);
    expect(board.shown.map(({ number }) => number)).toEqual(['T-1', 'T-2', 'T-3']);

    // It arrives before it leaves; the newer line counts.
    hr.frame({ epoch: 'h', from: 2, to: 2, items: [row(1, 'queued', 1, 0, { cell: 'hr', version: 2 })], removed: [] });
    board.absorb([network, hr]);
    network.frame({ epoch: 'n', from: 2, to: 2, items: [], removed: ['T-1'] });
    board.absorb([network, hr]);
    expect(board.row('T-1')!.data.cell).toBe('hr');
    expect(board.counters.total).toBe(3);

    board.keepOnly(new Set(['hr']));
    expect(board.shown.map(({ number }) => number)).toEqual(['T-1', 'T-3']);
  });
});
