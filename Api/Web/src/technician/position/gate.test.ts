import { expect, it } from 'vitest';
import { metres, PositionGate } from './gate';

const Lyon = { latitude: 45.76, longitude: 4.835 };
const north = (distance: number) => ({ ...Lyon, latitude: Lyon.latitude + distance / 111_195 });

it('tells a place after 30 seconds or 100 metres, whichever comes first, and never twice within 5 seconds', () => {
  const gate = new PositionGate();
  expect(gate.lets(Lyon, 0)).toBe(true);
  expect(gate.lets(north(500), 4_000)).toBe(false);
  expect(gate.lets(north(90), 20_000)).toBe(false);
  expect(gate.lets(north(110), 20_000)).toBe(true);
  expect(gate.lets(north(110), 49_000)).toBe(false);
  expect(gate.lets(north(110), 50_000)).toBe(true);
});

it('measures along the earth', () => {
  expect(metres(Lyon, north(1_000))).toBeCloseTo(1_000, -1);
  expect(metres(Lyon, Lyon)).toBe(0);
});
