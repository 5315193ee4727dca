import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../contracts';
import { bodyOf, Forms, initialValues, missing } from './forms';

const ticket = { number: 'T-1', impact: 'low', urgency: 'medium', kind: 'incident', category: 'printing' } as Ticket;

describe('the form of an action', () => {
  it('exists for every command of the contract', () => {
    for (const command of ['qualify', 'transfer', 'assign', 'accept', 'decline', 'start', 'depart', 'arrive', 'finish-visit', 'unassign', 'suspend', 'resume',
      'resolve', 'reopen', 'close', 'cancel', 'note', 'go-live', 'acknowledge']) expect(Forms[command]).toBeDefined();
  });

  it('says what is missing', () => {
    expect(missing('transfer', { cell: 'hr', reason: '  ' })).toEqual(['reason']);
    expect(missing('resolve', { code: 'fixed' })).toEqual([]);
  });

  it('sends what was filled in, and of a qualification only what changed', () => {
    expect(bodyOf('qualify', { ...initialValues('qualify', ticket), impact: 'high', estimatedDuration: '90' }, ticket)).toEqual({ impact: 'high', estimatedDuration: 'PT90M' });
    expect(bodyOf('note', { text: ' seen ', public: false }, ticket)).toEqual({ text: 'seen' });
    expect(bodyOf('suspend', { reason: 'parts', until: '2026-03-01T10:00', note: '' }, ticket)).toEqual({ reason: 'parts', until: new Date('2026-03-01T10:00').toISOString() });
  });
});
