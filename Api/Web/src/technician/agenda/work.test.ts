import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../../contracts';
import type { Command, Entry } from '../outbox/entry';
import { dayOf, nextStep, workOf } from './work';

const At = '2026-03-30T10:00:00.000Z';

function row(number: string, more: Partial<BoardRow> = {}): BoardRow {
  return {
    number, version: 3, status: 'assigned', phase: 'offered', mode: 'onSite', priority: 2, level: 1, cell: 'network', subject: 's', requester: 'r', channel: 'phone',
    reportedAt: At, changedAt: At, changedBy: 'x', technician: 'me', ...more,
  };
}

function done(number: string, command: Command, order: number, more: Partial<Entry> = {}): Entry {
  return { number, command, order, body: {}, base: null, baseAt: null, person: 'ada', id: `k${order}`, at: 0, ahead: 0, state: 'kept', attempts: 0, ...more };
}

describe('work in hand', () => {
  it('goes from step to step while the server has heard of none of them', () => {
    const entries: Entry[] = [];
    const steps = [];
    for (const command of ['accept', 'depart', 'arrive', null] as const) {
      steps.push(nextStep(workOf(row('T-1'), entries)));
      if (command) entries.push(done('T-1', command, entries.length + 1));
    }
    expect(steps).toEqual(['accept', 'depart', 'arrive', 'finish']);
    expect(workOf(row('T-1'), entries).base).toBeNull();
  });

  it('needs no travel where the work is not on site', () => {
    expect(nextStep(workOf(row('T-1', { mode: 'remote' }), [done('T-1', 'accept', 1)]))).toBe('start');
    expect(nextStep(workOf(row('T-1', { mode: 'remote', status: 'inProgress', phase: 'working' }), []))).toBe('finish');
    expect(nextStep(workOf(row('T-1', { status: 'suspended', phase: null }), []))).toBe('resume');
  });

  it('builds on what the server answered until its line shows it', () => {
    const applied = done('T-1', 'accept', 1, { state: 'applied', answer: { version: 4, changedAt: '2026-03-30T10:05:00.000Z', at: 0 } });
    expect(workOf(row('T-1'), [applied])).toMatchObject({ phase: 'accepted', base: { version: 4, changedAt: '2026-03-30T10:05:00.000Z' } });
    expect(workOf(row('T-1', { version: 4, phase: 'accepted' }), [applied])).toMatchObject({ ahead: [], base: { version: 4, changedAt: At } });
  });

  it('stands where it was when an action was refused', () => {
    const work = workOf(row('T-1'), [done('T-1', 'accept', 1, { state: 'refused' }), done('T-1', 'depart', 2)]);
    expect(work).toMatchObject({ status: 'assigned', phase: 'offered', refused: { order: 1 } });
  });
});

describe('a day', () => {
  it('shows what is under way, then appointments and limits as they come', () => {
    const day = dayOf(
      [
        row('T-late', { window: { from: '2026-03-30T16:00:00Z', to: '2026-03-30T17:00:00Z' } }),
        row('T-soon', { window: { from: '2026-03-30T11:00:00Z', to: '2026-03-30T12:00:00Z' } }),
        row('T-bench', { status: 'inProgress', phase: 'working', mode: 'workshop' }),
        row('T-site', { status: 'inProgress', phase: 'onSite' }),
        row('T-parts', { status: 'suspended', phase: null }),
        row('T-any', { phase: 'accepted' }),
      ],
      [],
    );
    expect([day.now?.row.number, day.next?.row.number, day.later.map(work => work.row.number), day.waiting.map(work => work.row.number)])
      .toEqual(['T-site', 'T-bench', ['T-soon', 'T-late', 'T-any'], ['T-parts']]);
  });

  it('lets go of what was done here, also while nobody has heard of it', () => {
    const day = dayOf([row('T-1', { status: 'inProgress', phase: 'onSite' }), row('T-2')], [done('T-1', 'resolve', 1), done('T-2', 'decline', 2)]);
    expect(day).toEqual({ now: null, next: null, later: [], waiting: [] });
    const visit = (code: string) => dayOf([row('T-1', { status: 'inProgress', phase: 'onSite' })], [done('T-1', 'finish-visit', 1, { body: { code } })]);
    expect(visit('noAccess').now).toBeNull();
    expect(visit('needsPart').waiting).toHaveLength(1);
    expect(visit('needsWorkshop').now?.phase).toBe('working');
  });

  it('keeps in sight what was refused', () => {
    expect(dayOf([row('T-1', { status: 'resolved' })], [done('T-1', 'arrive', 1, { state: 'refused' })]).now?.row.number).toBe('T-1');
  });
});
