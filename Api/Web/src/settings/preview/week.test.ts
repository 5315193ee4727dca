import { describe, expect, it } from 'vitest';
import { bandsIn, counted, covers, placeIn, planWeek } from './week';
import { addDays, dateAt, instantOf, isZone, localAt, mondayOf, offsetAt, startOfDay } from './zone';

const Paris = 'Europe/Paris';
const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString();

describe('local time of a zone', () => {
  it('knows both offsets of Paris', () => {
    expect(offsetAt(Paris, at('2026-01-15T12:00Z'))).toBe(3_600_000);
    expect(offsetAt(Paris, at('2026-07-15T12:00Z'))).toBe(7_200_000);
    expect(localAt(Paris, at('2026-03-29T01:00Z'))).toBe('2026-03-29T03:00');
  });

  it('takes a skipped local time for the instant of the change, and the earlier of one that occurs twice', () => {
    expect(iso(instantOf(Paris, '2026-03-29T02:30'))).toBe('2026-03-29T01:00:00.000Z');
    expect(iso(instantOf(Paris, '2026-10-25T02:30'))).toBe('2026-10-25T00:30:00.000Z');
    expect(iso(instantOf(Paris, '2026-03-29T03:00'))).toBe('2026-03-29T01:00:00.000Z');
  });

  it('begins a day where midnight is skipped at the change', () => {
    // Beirut turns its clocks from midnight to one o'clock.
    expect(iso(startOfDay('Asia/Beirut', '2026-03-29'))).toBe('2026-03-28T22:00:00.000Z');
    expect(localAt('Asia/Beirut', startOfDay('Asia/Beirut', '2026-03-29'))).toBe('2026-03-29T01:00');
  });

  it('counts dates without a zone', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(mondayOf('2026-03-29')).toBe('2026-03-23');
    expect(mondayOf('2026-03-23')).toBe('2026-03-23');
    expect(dateAt('Pacific/Auckland', at('2026-03-28T12:00Z'))).toBe('2026-03-29');
  });

  it('knows which zones there are', () => {
    expect(isZone(Paris)).toBe(true);
    expect(isZone('Europe/Lutetia')).toBe(false);
  });
});

describe('a week of the drawing', () => {
  it('has a day of 23 hours where clocks go forward', () => {
    const plan = planWeek(Paris, '2026-03-25');
    expect(plan.monday).toBe('2026-03-23');
    expect(plan.days.map(day => day.hours)).toEqual([24, 24, 24, 24, 24, 24, 23]);
    expect(plan.days[6]!.change).toEqual({ at: 2, by: 1 });
    // Three o'clock comes two hours after midnight.
    expect(plan.days[6]!.lines[0]).toEqual({ at: 2, label: '03:00' });
    expect(plan.days[5]!.change).toBeNull();
    expect(plan.height).toBe(24);
  });

  it('has a day of 25 hours where they go back', () => {
    const plan = planWeek(Paris, '2026-10-25');
    expect(plan.days.map(day => day.hours)).toEqual([24, 24, 24, 24, 24, 24, 25]);
    expect(plan.days[6]!.change).toEqual({ at: 3, by: -1 });
    expect(plan.days[6]!.lines[0]).toEqual({ at: 4, label: '03:00' });
    expect(plan.height).toBe(25);
  });

  it('draws the same hours of the clock at another height on the day of the change', () => {
    const spring = planWeek(Paris, '2026-03-29');
    expect(bandsIn(spring, [{ from: '2026-03-28T08:00:00Z', to: '2026-03-28T17:00:00Z' }])).toEqual([{ day: 5, from: 9, to: 18 }]);
    expect(bandsIn(spring, [{ from: '2026-03-29T07:00:00Z', to: '2026-03-29T16:00:00Z' }])).toEqual([{ day: 6, from: 8, to: 17 }]);
    const autumn = planWeek(Paris, '2026-10-25');
    expect(bandsIn(autumn, [{ from: '2026-10-25T08:00:00Z', to: '2026-10-25T17:00:00Z' }])).toEqual([{ day: 6, from: 10, to: 19 }]);
  });

  it('cuts a night at midnight, and what lies in other weeks', () => {
    const plan = planWeek(Paris, '2026-03-25');
    expect(bandsIn(plan, [{ from: '2026-03-28T21:00:00Z', to: '2026-03-29T04:00:00Z' }])).toEqual([
      { day: 5, from: 22, to: 24 },
      { day: 6, from: 0, to: 5 },
    ]);
    expect(bandsIn(plan, [{ from: '2026-03-20T00:00:00Z', to: '2026-03-23T00:00:00Z' }])).toEqual([{ day: 0, from: 0, to: 1 }]);
    expect(bandsIn(plan, [{ from: '2026-04-01T00:00:00Z', to: '2026-04-02T00:00:00Z' }])).toEqual([]);
  });

  it('places an instant on its day, and no instant of another week', () => {
    const plan = planWeek(Paris, '2026-10-25');
    expect(placeIn(plan, at('2026-10-25T01:30Z'))).toEqual({ day: 6, at: 3.5 });
    expect(placeIn(plan, at('2026-10-25T23:00Z'))).toBeNull();
    expect(covers(Paris, '2026-10-19', at('2026-10-25T21:00Z'), at('2026-11-03T08:00Z'))).toBe(true);
    expect(covers(Paris, '2026-11-09', at('2026-10-25T21:00Z'), at('2026-11-03T08:00Z'))).toBe(false);
  });

  it('holds in zones whose hours are not whole, and in the south', () => {
    expect(planWeek('Asia/Kolkata', '2026-06-01').days.every(day => day.hours === 24)).toBe(true);
    expect(planWeek('Australia/Lord_Howe', '2026-04-05').days.map(day => day.hours)).toContain(24.5);
  });

  it('colours the time that counts: open, after the start, before the due instant, not paused', () => {
    const open = [{ from: '2026-03-27T08:00:00Z', to: '2026-03-27T17:00:00Z' }, { from: '2026-03-30T07:00:00Z', to: '2026-03-30T16:00:00Z' }];
    const [start, due] = [at('2026-03-27T15:00Z'), at('2026-03-30T10:00Z')];
    expect(counted(open, start, due, [{ from: '2026-03-27T16:00:00Z', to: '2026-03-30T08:00:00Z' }])).toEqual([
      { from: '2026-03-27T15:00:00.000Z', to: '2026-03-27T16:00:00.000Z' },
      { from: '2026-03-30T08:00:00.000Z', to: '2026-03-30T10:00:00.000Z' },
    ]);
    expect(counted(open, start, due, [{ from: '2026-03-27T12:00:00Z' }])).toEqual([]);
  });
});
