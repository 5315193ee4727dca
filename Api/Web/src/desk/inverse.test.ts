import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../contracts';
import { inverseOf } from './inverse';

const queued: BoardRow = {
  number: 'T-1', version: 4, status: 'queued', priority: 3, level: 2, cell: 'network', subject: 's', requester: 'r', channel: 'phone',
  reportedAt: '2026-03-01T08:00:00Z', changedAt: '2026-03-01T08:00:00Z', changedBy: 'x',
};
const window = { from: '2026-03-01T09:00:00Z', to: '2026-03-01T10:00:00Z' };
const held: BoardRow = { ...queued, status: 'assigned', technician: 'ada', mode: 'remote', window };

describe('taking back', () => {
  it('an assignment takes it from the technician', () => {
    expect(inverseOf('assign', queued, 'undo')).toEqual([{ command: 'unassign', body: { reason: 'undo' } }]);
  });

  it('a reassignment gives it back as it was, appointment and all', () => {
    expect(inverseOf('reassign', held, 'undo')).toEqual([{ command: 'reassign', body: { technician: 'ada', mode: 'remote', window, reason: 'undo' } }]);
  });

  it('a transfer of a ticket that somebody had takes two commands', () => {
    expect(inverseOf('transfer', held, 'undo')?.map(({ command }) => command)).toEqual(['transfer', 'assign']);
    expect(inverseOf('transfer', queued, 'undo')).toEqual([{ command: 'transfer', body: { cell: 'network', reason: 'undo' } }]);
  });

  it('a priority needs to know what it was', () => {
    expect(inverseOf('qualify', queued, 'undo')).toBeNull();
    expect(inverseOf('qualify', { ...queued, impact: 'low', urgency: 'high' }, 'undo')).toEqual([{ command: 'qualify', body: { impact: 'low', urgency: 'high' } }]);
  });

  it('what is final stays', () => {
    for (const command of ['resolve', 'cancel', 'note', 'depart', 'acknowledge']) expect(inverseOf(command, held, 'undo')).toBeNull();
  });
});
