import { describe, expect, it } from 'vitest';
import type { RosterIntervention, RosterRow } from '../contracts';
import { barsOf, clearOf, cut, hoursOf, Hour, instantAt, keyed, obstacles, Step, UsualDuration } from './lane';

const at = (time: string) => Date.parse(`2026-03-02T${time}:00Z`);
const iso = (time: string) => `2026-03-02T${time}:00Z`;
const day = { from: at('08:00'), to: at('18:00') };

function work(number: string, from: string | null, to: string | null, more: Partial<RosterIntervention> = {}): RosterIntervention {
  return {
    number, version: 1, cell: 'network', mode: 'onSite', state: 'accepted', priority: 3,
    ...(from ? { from: iso(from) } : {}), ...(to ? { to: iso(to) } : {}), ...(from && to ? { window: { from: iso(from), to: iso(to) } } : {}), ...more,
  };
}

function technician(...interventions: RosterIntervention[]): RosterRow {
  return {
    id: 'ada', name: 'Ada', cells: ['network'], skills: [], presence: 'available', shifts: [{ from: iso('08:00'), to: iso('17:00') }], absences: [],
    load: { open: interventions.length, inProgress: 0, parallel: 5 }, interventions,
  };
}

describe('a lane', () => {
  it('tells a visit that is over from the next one of the same ticket', () => {
    const twice = technician(work('T-1', '09:00', '10:00', { state: 'done' }), work('T-1', '11:00', '12:00'), work('T-2', '13:00', null));
    expect(barsOf(twice, day, at('10:30')).map(({ key }) => key)).toEqual(['T-1#0', 'T-1#1', 'T-2#0']);
    expect(keyed(twice.interventions).map(({ key }) => key)).toEqual(['T-1#0', 'T-1#1', 'T-2#0']);
  });

  it('shows what has a time, and what is under way until now', () => {
    const bars = barsOf(technician(work('T-1', '09:00', '10:00', { state: 'onSite' }), work('T-2', null, null), work('T-3', '11:00', null), work('T-4', '06:00', '07:00')), day, at('10:30'));
    expect(bars.map(({ intervention, from, to }) => [intervention.number, from, to])).toEqual([
      ['T-1', at('09:00'), at('10:30')], ['T-3', at('11:00'), at('11:00') + UsualDuration],
    ]);
  });

  it('puts bars that share time below each other, and gives others the whole height', () => {
    const bars = barsOf(technician(work('T-1', '09:00', '11:00'), work('T-2', '09:30', '10:00', { mode: 'phone' }), work('T-3', '10:00', '12:00', { mode: 'remote' }), work('T-4', '13:00', '14:00')), day, at('08:00'));
    expect(bars.map(({ intervention, row, rows }) => [intervention.number, row, rows])).toEqual([['T-1', 0, 2], ['T-2', 1, 2], ['T-3', 1, 2], ['T-4', 0, 1]]);
  });

  it('finds the longest part of an absence that no bar stands on, for its words', () => {
    const absence = { from: at('09:00'), to: at('17:00') };
    const clear = (...visits: RosterIntervention[]) => clearOf(barsOf(technician(...visits), day, at('08:00')), absence);
    expect(clear()).toEqual(absence);
    expect(clear(work('T-1', '08:30', '10:00'))).toEqual({ from: at('10:00'), to: at('17:00') });
    expect(clear(work('T-1', '12:00', '13:00'), work('T-2', '16:00', '18:00'))).toEqual({ from: at('09:00'), to: at('12:00') });
    // The way to a visit is in the way of words as well.
    expect(clear(work('T-1', '14:00', '15:00', { travel: { from: iso('12:00'), to: iso('14:00'), estimated: true } }))).toEqual({ from: at('09:00'), to: at('12:00') });
    expect(clear(work('T-1', '08:00', '18:00'))).toBeNull();
  });

  it('cuts at the ends of what is shown', () => {
    expect(cut(at('07:00'), at('09:00'), day)).toEqual({ left: 0, width: 0.1 });
    expect(cut(at('05:00'), at('06:00'), day)).toBeNull();
  });

  it('takes an instant on a quarter', () => {
    expect(instantAt(0.153, day)).toBe(at('09:30'));
    expect(instantAt(0.153, day) % Step).toBe(0);
  });

  it('has as many hours as there is room for', () => {
    expect(hoursOf(day, 12)).toHaveLength(10);
    expect(hoursOf(day, 5).every((hour, index, all) => index === 0 || hour - all[index - 1]! === 2 * Hour)).toBe(true);
  });
});

describe('what stands against a drop', () => {
  const wish = (from: string | null, mode: 'onSite' | 'remote' = 'onSite') => ({ number: 'T-9', mode, window: from ? { from: at(from), to: at(from) + Hour } : null });
  const kinds = (row: RosterRow, what: ReturnType<typeof wish>, now = at('08:30')) => obstacles(row, what, now).map(({ kind, hard }) => `${hard ? '!' : ''}${kind}`);

  it('is another appointment on site, not work that needs no travel', () => {
    expect(kinds(technician(work('T-1', '09:30', '10:30')), wish('09:00'))).toEqual(['!overlap']);
    expect(kinds(technician(work('T-1', '09:30', '10:30')), wish('09:00', 'remote'))).toEqual([]);
    expect(kinds(technician(work('T-1', '10:00', '11:00')), wish('09:00'))).toEqual([]);
    expect(kinds(technician(work('T-1', '09:30', '10:30', { state: 'done' })), wish('09:00'))).toEqual([]);
  });

  it('is an absence, a time that is over, and the one who has it', () => {
    const away = { ...technician(), absences: [{ id: 'a', from: iso('09:00'), to: iso('12:00') }] };
    expect(kinds(away, wish('11:30'))).toEqual(['!absent']);
    expect(kinds(technician(), wish('09:00'), at('11:00'))).toEqual(['!past']);
    expect(kinds(technician(work('T-9', null, null)), wish(null))).toEqual(['!holder']);
  });

  it('is only said where the server would let it through', () => {
    expect(kinds({ ...technician(), presence: 'off' }, wish(null))).toEqual(['off']);
    expect(kinds(technician(), wish('16:30'))).toEqual(['outside']);
    expect(kinds({ ...technician(work('T-1', '08:00', '09:00', { state: 'onSite' })), current: 'T-1' }, wish(null))).toEqual(['busy']);
  });
});
