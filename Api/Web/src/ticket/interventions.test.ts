import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../contracts';
import { interventionsOf } from './interventions';

let version = 0;
const entry = (type: string, minute: number, data: Record<string, unknown> = {}): JournalEntry => ({
  number: 'T-1', version: ++version, type, occurredAt: `2026-03-01T08:${String(minute).padStart(2, '0')}:00Z`, recordedAt: '', actor: { id: 'x', role: 'dispatcher' }, data,
});

describe('interventions', () => {
  it('begin with an assignment and end with what took it away', () => {
    const found = interventionsOf([
      entry('reported', 0), entry('assigned', 1, { technician: 'ada', mode: 'onSite' }), entry('declined', 2, { technician: 'ada', reason: 'ill' }),
      entry('assigned', 3, { technician: 'bruno', mode: 'onSite' }), entry('departed', 4), entry('arrived', 5), entry('resolved', 9, { code: 'fixed' }),
    ]);
    expect(found.map(({ technician, end }) => [technician, end?.type])).toEqual([['ada', 'declined'], ['bruno', 'resolved']]);
    expect(found[1]).toMatchObject({ departedAt: '2026-03-01T08:04:00Z', arrivedAt: '2026-03-01T08:05:00Z', endedAt: '2026-03-01T08:09:00Z' });
  });

  it('pass from one to another without a gap', () => {
    const found = interventionsOf([entry('assigned', 1, { technician: 'ada', mode: 'remote' }), entry('reassigned', 2, { from: 'ada', to: { technician: 'bruno', mode: 'phone' } })]);
    expect(found.map(({ technician, mode, endedAt }) => [technician, mode, endedAt])).toEqual([['ada', 'remote', '2026-03-01T08:02:00Z'], ['bruno', 'phone', null]]);
  });
});
