import { afterEach, describe, expect, it } from 'vitest';
import { i18n, type Language } from './i18n.svelte';

describe.each([
  ['en', ['–', '0%', '66.6%', '95%', '99.9%', '100%'], ['+1.3', '−0.4', '0.0']],
  ['fr', ['–', '0 %', '66,6 %', '95 %', '99,9 %', '100 %'], ['+1,3', '−0,4', '0,0']],
] as [Language, string[], string[]][])('figures in %s', (language, percents, points) => {
  const before = i18n.language;
  afterEach(() => i18n.choose(before));

  it('never say 100 of what is not all', () => {
    i18n.choose(language);
    expect([null, 0, 66.67, 95, 99.99, 100].map(percent => i18n.percent(percent).replace(/[\u00a0\u202f]/, ' '))).toEqual(percents);
  });

  it('have the sign of a difference', () => {
    i18n.choose(language);
    expect([1.25, -0.4, 0].map(difference => i18n.points(difference))).toEqual(points);
  });
});
