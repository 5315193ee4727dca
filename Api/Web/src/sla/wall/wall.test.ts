import { describe, expect, it } from 'vitest';
import { hasNewBuild, scriptOf } from './build';
import { shiftAt, wallOptions, wallPage } from './rotation';

const options = (text: string) => wallOptions(new URLSearchParams(text));

describe('the wall', () => {
  it('stays on one page unless it is told to rotate', () => {
    expect(options('wall')).toEqual({ pages: ['risk', 'cells', 'trends'], every: 0 });
    expect(wallPage(options('wall'), 123_456_789, false)).toBe('risk');
    expect(options('wall&every=20&pages=cells,nonsense,trends,cells')).toEqual({ pages: ['cells', 'trends'], every: 20 });
    expect([options('every=1').every, options('every=x').every, options('every=99999').every]).toEqual([0, 0, 3_600]);
  });

  it('turns its pages by the clock, so that it is right after any sleep', () => {
    const rotating = options('every=10');
    expect([0, 9_999, 10_000, 20_000, 30_000, 3_000_000_000_000].map(now => wallPage(rotating, now, false))).toEqual(['risk', 'risk', 'cells', 'trends', 'risk', 'risk']);
  });

  it('turns no page while something is about to break, and shows what', () => {
    for (let now = 0; now < 100_000; now += 1_000) expect(wallPage(options('every=10'), now, true)).toBe('risk');
    for (let now = 0; now < 100_000; now += 1_000) expect(wallPage(options('every=10&pages=cells,trends'), now, true)).toBe('cells');
  });

  it('stands on no dot for long, and never moves far', () => {
    const seen = Array.from({ length: 16 }, (_, i) => shiftAt(i * 30 * 60_000));
    expect(new Set(seen.map(({ x, y }) => `${x} ${y}`)).size).toBe(8);
    for (const { x, y } of seen) expect(x >= 0 && x <= 6 && y >= 0 && y <= 6).toBe(true);
  });
});

describe('a new build', () => {
  const page = (script: string) => `<!doctype html><head><script type="module" crossorigin src="${script}"></script>`;
  const answer = (text: string, ok = true) => async () => ({ ok, text: async () => text });

  it('is seen by the script that the document begins with', async () => {
    expect(scriptOf(page('/assets/index-abc.js'))).toBe('/assets/index-abc.js');
    expect(await hasNewBuild('/assets/index-abc.js', answer(page('/assets/index-abc.js')))).toBe(false);
    expect(await hasNewBuild('/assets/index-abc.js', answer(page('/assets/index-def.js')))).toBe(true);
  });

  it('is none where the server answers something else, or nothing', async () => {
    expect(await hasNewBuild('/a.js', answer(page('/b.js'), false))).toBe(false);
    expect(await hasNewBuild('/a.js', answer('Bad gateway'))).toBe(false);
    expect(await hasNewBuild(null, answer(page('/b.js')))).toBe(false);
    expect(await hasNewBuild('/a.js', () => Promise.reject(new Error('away')))).toBe(false);
  });
});
