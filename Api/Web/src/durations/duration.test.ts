import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationInWords, formatDuration, parseDuration, toIso } from './duration';

const h = 3_600;

describe('a duration', () => {
  it.each([
    ['4 h', 4 * h], ['4h', 4 * h], ['45 h', 45 * h], ['4h30', 4.5 * h], ['4 h 30 min', 4.5 * h], ['90 min', 1.5 * h], ['1:30', 1.5 * h], ['1,5 h', 1.5 * h],
    ['2 d', 48 * h], ['2 j', 48 * h], ['1 jour 2 heures', 26 * h], ['30 s', 30], ['PT4H', 4 * h], ['P1DT21H', 45 * h], ['pt30m', 1_800], ['PT0S', 0],
  ])('is read from "%s"', (text, seconds) => expect(parseDuration(text)).toBe(seconds));

  it.each(['', '4', 'h', 'four hours', '4 h 5 h', '30 min 4 h', 'P', 'PT', '4 weeks', '-4 h', '4:75'])('is not read from "%s"', text => expect(parseDuration(text)).toBeNull());

  it('comes back the same from its ISO form and from its words', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 * 366 * 24 * h }), seconds => {
      expect(parseDuration(toIso(seconds))).toBe(seconds);
      expect(parseDuration(formatDuration(seconds))).toBe(seconds);
    }));
  });

  it('is told in hours, also where the server folds them into days', () => {
    expect(durationInWords('P1DT21H')).toBe('45 h');
    expect(durationInWords('-PT1H30M')).toBe('−1 h 30 min');
    expect(durationInWords(null)).toBe('');
  });
});
