/** How the wall goes from page to page: from the clock alone, so that it is right again after any sleep. */

export const WallPages = ['risk', 'cells', 'trends'] as const;
export type WallPage = (typeof WallPages)[number];

/** While something breaks within this, nobody turns the page. */
export const HoldWithin = 5 * 60_000;

export interface WallOptions {
  pages: WallPage[];
  /** Seconds a page stays; 0 for one page that always stays. */
  every: number;
}

/** From the address: `?wall&every=20&pages=risk,cells`. It rotates only where `every` says so. */
export function wallOptions(query: URLSearchParams): WallOptions {
  const asked = (query.get('pages') ?? '').split(',').filter((page): page is WallPage => WallPages.includes(page as WallPage));
  const every = Number(query.get('every'));
  return { pages: asked.length > 0 ? [...new Set(asked)] : [...WallPages], every: Number.isFinite(every) && every >= 5 ? Math.min(every, 3_600) : 0 };
}

/** The page to show: the first where it does not rotate, or while something is about to break. */
export function wallPage({ pages, every }: WallOptions, now: number, breaksSoon: boolean): WallPage {
  if (every === 0 || breaksSoon) return pages.includes('risk') && breaksSoon ? 'risk' : pages[0]!;
  return pages[Math.floor(now / 1_000 / every) % pages.length]!;
}

const ShiftEvery = 30 * 60_000;
const ShiftSteps = [[0, 0], [1, 0], [2, 0], [2, 1], [2, 2], [1, 2], [0, 2], [0, 1]] as const;
const ShiftPixels = 3;

/** Nothing stands on the same dots for hours: everything walks around a small square, a step every half hour. */
export function shiftAt(now: number): { x: number; y: number } {
  const [x, y] = ShiftSteps[Math.floor(now / ShiftEvery) % ShiftSteps.length]!;
  return { x: x * ShiftPixels, y: y * ShiftPixels };
}
