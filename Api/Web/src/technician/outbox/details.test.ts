import { expect, it } from 'vitest';
import { detailsOf } from './details';

const words = {
  resolved: { fixed: 'Repaired' }, visit: { needsPart: 'A part is needed' }, waitsFor: { parts: 'parts' }, minutes: (n: number) => `${n} min`, until: (instant: string) => `until ${instant}`,
};

it('tells everything that was said, so that nothing is lost where it cannot be sent', () => {
  const body = { code: 'fixed', note: 'New fuser', parts: [{ name: 'Fuser', quantity: 1 }, { name: 'Screw', quantity: 4 }], timeSpent: 'PT45M' };
  expect(detailsOf({ command: 'resolve', body }, words)).toEqual(['Repaired', 'New fuser', '1 × Fuser, 4 × Screw', '45 min']);
  expect(detailsOf({ command: 'finish-visit', body: { code: 'needsPart', note: 'Roller' } }, words)).toEqual(['A part is needed', 'Roller']);
  expect(detailsOf({ command: 'suspend', body: { reason: 'parts', until: '2026-03-02' } }, words)).toEqual(['parts', 'until 2026-03-02']);
  expect(detailsOf({ command: 'decline', body: { reason: 'Too far away' } }, words)).toEqual(['Too far away']);
  expect(detailsOf({ command: 'note', body: { text: 'Key is with Jo' } }, words)).toEqual(['Key is with Jo']);
  expect(detailsOf({ command: 'attach', body: { kind: 'photo', name: 'label.jpg' } }, words)).toEqual(['label.jpg']);
  expect(detailsOf({ command: 'resolve', body: { code: 'rare' } }, words)).toEqual(['rare']);
  expect(detailsOf({ command: 'depart', body: {} }, words)).toEqual([]);
});
