import type { TrendPoint } from '../contracts';
import { percentOf } from '../figures/figures';

/** A point of a curve: some stretches of a trend in one. */
export interface CurvePoint {
  at: number;
  met: number;
  breached: number;
  percent: number | null;
  in: number;
  out: number;
  open: number;
}

/** Adds up every `n` stretches, counted from the last, so that the newest point is whole; how many are open is as of the end of each. */
export function grouped(points: readonly TrendPoint[], n: number): CurvePoint[] {
  const curve: CurvePoint[] = [];
  const first = points.length % n;
  for (let i = first === 0 ? 0 : first - n; i < points.length; i += n) {
    const of = points.slice(Math.max(0, i), i + n);
    const met = of.reduce((sum, point) => sum + point.met, 0);
    const breached = of.reduce((sum, point) => sum + point.breached, 0);
    curve.push({
      at: Date.parse(of[0]!.at),
      met,
      breached,
      percent: percentOf({ kept: met, broken: breached }),
      in: of.reduce((sum, point) => sum + point.in, 0),
      out: of.reduce((sum, point) => sum + point.out, 0),
      open: of.at(-1)!.open,
    });
  }
  return curve;
}
