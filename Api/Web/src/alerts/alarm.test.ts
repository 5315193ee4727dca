import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../contracts';
import { Escalations, Gate, QuietFor } from './alarm';

const row = (number: string, more: Partial<BoardRow> = {}): BoardRow => ({
  number, version: 1, status: 'queued', priority: 3, level: 2, cell: 'network', subject: 's', requester: 'r', channel: 'phone',
  reportedAt: '2026-03-01T08:00:00Z', changedAt: '2026-03-01T08:00:00Z', changedBy: 'x', ...more,
});

describe('an escalation', () => {
  it('is news once, when it comes or goes further', () => {
    const escalations = new Escalations();
    expect(escalations.hear(row('T-1'), false)).toBeNull();
    expect(escalations.hear(row('T-1', { escalation: { target: 'resolution', percent: 90 } }), false)?.level).toBe('warning');
    expect(escalations.hear(row('T-1', { escalation: { target: 'resolution', percent: 90 } }), false)).toBeNull();
    expect(escalations.hear(row('T-1', { escalation: { target: 'resolution' } }), false)?.level).toBe('breach');
  });

  it('that was there when the board was loaded is not', () => {
    expect(new Escalations().hear(row('T-1', { escalation: { target: 'resolution' } }), false)).toBeNull();
    expect(new Escalations().hear(row('T-1', { escalation: { target: 'resolution' } }), true)).not.toBeNull();
  });

  it('that somebody has acknowledged is not', () => {
    const escalations = new Escalations();
    escalations.hear(row('T-1'), false);
    expect(escalations.hear(row('T-1', { escalation: { target: 'resolution' }, acknowledgement: { by: 'a', at: '', until: '' } }), false)).toBeNull();
  });
});

describe('a flood', () => {
  it('is one sound with a figure', () => {
    const gate = new Gate();
    const alarm = (number: string) => ({ row: row(number), level: 'breach' as const });
    expect(gate.take(alarm('T-1'), 0).tell).toHaveLength(1);
    expect(gate.take(alarm('T-2'), 10_000)).toEqual({ tell: [], again: QuietFor - 10_000 });
    expect(gate.take(alarm('T-3'), 20_000).tell).toEqual([]);
    expect(gate.take(null, QuietFor).tell.map(({ row }) => row.number)).toEqual(['T-2', 'T-3']);
    expect(gate.take(null, QuietFor)).toEqual({ tell: [], again: null });
  });
});
