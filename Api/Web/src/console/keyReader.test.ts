import { describe, expect, it } from 'vitest';
import { KeyReader } from './keyReader';

const reader = () => {
  const keys = new KeyReader();
  keys.know([{ id: 'assign', keys: 'a' }, { id: 'map', keys: 'g m' }, { id: 'mapOn', keys: 'm' }, { id: 'none', keys: '' }]);
  return keys;
};

describe('keys', () => {
  it('are one letter, or two after one another', () => {
    const keys = reader();
    expect(keys.press('a', 0)).toBe('assign');
    expect(keys.press('g', 0)).toBe('wait');
    expect(keys.press('m', 500)).toBe('map');
    expect(keys.press('m', 600)).toBe('mapOn');
  });

  it('mean themselves when the first was long ago, or leads nowhere', () => {
    const keys = reader();
    keys.press('g', 0);
    expect(keys.press('m', 5_000)).toBe('mapOn');
    keys.press('g', 6_000);
    expect(keys.press('a', 6_100)).toBe('assign');
    expect(keys.press('x', 6_200)).toBeNull();
  });
});
