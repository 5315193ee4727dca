import { describe, expect, it } from 'vitest';
import type { BoardRow, RosterRow } from '../contracts';
import { technicianMark, ticketMark } from './marks';

const now = Date.parse('2026-03-02T10:00:00Z');
const ticket = (more: Partial<BoardRow>): BoardRow => ({
  number: 'T-1', version: 1, status: 'queued', priority: 3, level: 2, cell: 'c', subject: 's', requester: 'r', channel: 'phone', reportedAt: '2026-03-02T08:00:00Z',
  changedAt: '2026-03-02T08:00:00Z', changedBy: 'x', latitude: 45, longitude: 5, ...more,
});
const technician = (more: Partial<RosterRow>): RosterRow => ({
  id: 'a', name: 'Ada', cells: [], skills: [], presence: 'available', absences: [], load: { open: 0, inProgress: 0, parallel: 5 }, interventions: [], base: { latitude: 45, longitude: 5 }, ...more,
});

describe('a mark on the map', () => {
  it('has the shape of its urgency', () => {
    expect(ticketMark(ticket({ priority: 1 }), now)).toMatchObject({ shape: 'triangle', filled: true });
    expect(ticketMark(ticket({ priority: 2, technician: 'a' }), now)).toMatchObject({ shape: 'diamond', filled: false });
    expect(ticketMark(ticket({}), now)?.shape).toBe('circle');
    expect(ticketMark(ticket({ latitude: null }), now)).toBeNull();
  });

  it('is where somebody was seen last, else where their day begins', () => {
    expect(technicianMark(technician({ position: { latitude: 46, longitude: 6 } }), now)).toMatchObject({ latitude: 46, shape: 'square', filled: false });
    const onTheWay = { number: 'T-1', version: 1, cell: 'c', mode: 'onSite' as const, state: 'enRoute' as const, priority: 1 };
    expect(technicianMark(technician({ current: 'T-1', interventions: [onTheWay] }), now)).toMatchObject({ latitude: 45, shape: 'arrow', filled: true });
    expect(technicianMark(technician({ base: null }), now)).toBeNull();
  });
});
