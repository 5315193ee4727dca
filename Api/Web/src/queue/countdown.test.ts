import { describe, expect, it } from 'vitest';
import type { BoardRow, ClockReading } from '../contracts';
import { firstDue, limitOf, shapeOf } from './countdown';
import { orderKey } from './queueOrder';

const now = Date.parse('2026-03-02T10:00:00Z');

function clock(more: Partial<ClockReading>): ClockReading {
  return {
    target: 'resolution', state: 'running', due: '2026-03-02T12:00:00Z', elapsed: 'PT0S', remaining: 'PT4H', asOf: '2026-03-02T08:00:00Z', goal: 'PT4H', warned: 0,
    startedAt: '2026-03-02T08:00:00Z', ...more,
  };
}

function row(...clocks: ClockReading[]): BoardRow {
  return {
    number: 'T-1', version: 1, status: 'queued', priority: 3, level: 2, cell: 'c', subject: 's', requester: 'r', channel: 'phone', reportedAt: '2026-03-02T08:00:00Z',
    changedAt: '2026-03-02T08:00:00Z', changedBy: 'x', clocks,
  };
}

const paused = clock({ state: 'paused', due: null, remaining: 'PT1H30M' });
const met = clock({ target: 'response', state: 'met', due: null, remaining: null, stoppedAt: '2026-03-02T09:00:00Z' });

describe('the countdown of a line', () => {
  it('is to the target that breaks next', () => {
    const both = row(clock({}), clock({ target: 'response', due: '2026-03-02T10:30:00Z', warned: 75 }));
    expect(limitOf(both, now)).toMatchObject({ target: 'response', shape: 'close', at: Date.parse('2026-03-02T10:30:00Z') });
  });

  it('does not count what stopped', () => {
    expect(limitOf(row(met, clock({ warned: 50 })), now)).toMatchObject({ target: 'resolution', shape: 'half' });
    expect(limitOf(row(met), now)).toBeNull();
    expect(limitOf(row(), now)).toBeNull();
  });

  it('says since when it is broken, also before the server says so', () => {
    const broken = clock({ state: 'breached', due: '2026-03-02T09:00:00Z', breachedAt: '2026-03-02T09:10:00Z' });
    expect(limitOf(row(broken), now)).toMatchObject({ shape: 'broken', at: Date.parse('2026-03-02T09:10:00Z') });
    expect(shapeOf(clock({ due: '2026-03-02T09:59:00Z' }), now)).toBe('broken');
  });

  it('shows what is left of a clock that stands still', () => {
    expect(limitOf(row(paused), now)).toEqual({ target: 'resolution', shape: 'paused', at: null, left: 'PT1H30M', used: 0 });
    expect(firstDue(row(paused, met))).toBeNull();
  });
});

describe('the order of the queue', () => {
  it('has first what breaks first, then what has no due instant', () => {
    const soon = orderKey(row(clock({ due: '2026-03-02T10:30:00Z' })));
    const late = orderKey(row(clock({ due: '2026-03-02T09:00:00Z' })));
    const tomorrow = orderKey({ ...row(clock({ due: '2026-03-03T09:00:00Z' })), priority: 1 });
    const waits = orderKey({ ...row(paused), status: 'suspended', priority: 1 });
    const nothing = orderKey({ ...row(), priority: 1 });
    expect([waits, soon, nothing, tomorrow, late].sort((a, b) => a - b)).toEqual([late, soon, tomorrow, nothing, waits]);
  });
});
