import { describe, expect, it } from 'vitest';
import { Days } from '../contracts';
import { clash, readHours, readWeek, spanOf, type Week } from './hours';

const week = (days: Partial<Week>): Week => ({ ...(Object.fromEntries(Days.map(day => [day, ''])) as Week), ...days });

describe('opening hours', () => {
  it.each([
    ['', []], ['08:30-12:30', ['08:30-12:30']], ['8:30-12:30, 13:30-18:00', ['08:30-12:30', '13:30-18:00']], ['8h–12h; 14h–18h30', ['08:00-12:00', '14:00-18:30']],
    ['22-6', ['22:00-06:00']], ['00:00-24:00', ['00:00-00:00']], ['9 - 17', ['09:00-17:00']],
  ])('are read from "%s"', (text, hours) => expect(readHours(text)).toEqual({ hours, problem: null }));

  it.each(['9', '9-', '25:00-26:00', '9:75-10:00', 'nine-ten', '24:00-06:00', '9-10-11'])('are not read from "%s"', text =>
    expect(readHours(text).problem).toMatchObject({ kind: 'unreadable' }));

  it('may not overlap on a day', () => {
    expect(readHours('13:00-18:00, 9:00-14:00').problem).toEqual({ kind: 'overlap', first: '09:00-14:00', second: '13:00-18:00' });
    expect(readHours('9-12, 12-18').problem).toBeNull();
    expect(readHours('22-6, 23-23:30').problem).toMatchObject({ kind: 'overlap' });
  });

  it('close on the next day where they end at or before they begin', () => {
    expect(spanOf('22:00-06:00')).toMatchObject({ from: 1_320, to: 1_800 });
    expect(spanOf('00:00-00:00')).toMatchObject({ from: 0, to: 1_440 });
  });

  it('may touch the next day, not run into it', () => {
    expect(clash(['22:00-06:00'], ['06:00-14:00'])).toBeNull();
    expect(clash(['22:00-06:00'], ['05:00-14:00'])).toEqual({ first: '22:00-06:00', second: '05:00-14:00' });
    expect(clash(['00:00-00:00'], ['00:00-00:00'])).toBeNull();
  });
});

describe('a week', () => {
  it('is read as it stands', () => {
    const read = readWeek(week({ monday: '9-18', friday: '9-16' }));
    expect(read.problems).toEqual({});
    expect(read.hours).toMatchObject({ monday: ['09:00-18:00'], friday: ['09:00-16:00'], sunday: [] });
  });

  it('goes round: the night of Sunday meets Monday', () => {
    expect(readWeek(week({ sunday: '22-7', monday: '6-14' })).problems).toEqual({
      sunday: { kind: 'runsInto', first: '22:00-07:00', second: '06:00-14:00', day: 'monday' },
    });
  });
});
