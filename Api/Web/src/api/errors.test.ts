import { describe, expect, it } from 'vitest';
import { changedFields, sentence, standing, valueAt } from './errors';

const document = { week: { monday: ['09:00-12:00'] }, targets: [{ goals: [{ duration: 'PT4H' }, { duration: 'PT0S' }] }] };

describe('what the server complains about', () => {
  it('is found by its path', () => {
    expect(valueAt(document, 'targets[0].goals[1].duration')).toBe('PT0S');
    expect(valueAt(document, 'week.monday')).toEqual(['09:00-12:00']);
    expect(valueAt(document, 'targets[3].goals')).toBeUndefined();
  });

  it('stands until its field is changed', () => {
    const errors = { 'targets[0].goals[1].duration': ['too short'], 'week.monday': ['overlap'] };
    const now = structuredClone(document);
    now.targets[0]!.goals[1]!.duration = 'PT1H';
    expect(standing(errors, document, now)).toEqual({ 'week.monday': ['overlap'] });
  });

  it('is told without the path that stands beside it', () => {
    expect(sentence('days', 'days: from 1 to 90.')).toBe('from 1 to 90.');
    expect(sentence('week.monday', 'Monday: 09:00-12:00 …')).toBe('Monday: 09:00-12:00 …');
  });

  it('names the fields in which a newer version differs', () =>
    expect(changedFields({ zone: 'UTC', week: 1, exceptions: [] }, { zone: 'UTC', week: 2, exceptions: [], name: 'x' })).toEqual(['week', 'name']));
});
