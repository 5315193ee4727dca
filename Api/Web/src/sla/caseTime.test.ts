import { expect, it } from 'vitest';
import { caseTime, Hour } from './caseTime';

it('counts down within a day, tells the rest roughly, and says what is broken with a minus', () => {
  expect(caseTime(90_000, false, 'now')).toBe('1:30');
  expect(caseTime(0, false, 'now')).toBe('now');
  expect(caseTime(-90_000, true, 'now')).toBe('−1:30');
  expect(caseTime(-50 * Hour, true, 'now')).toMatch(/^−2 d/);
});
