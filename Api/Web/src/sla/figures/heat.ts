import type { TrendPoint } from '../contracts';
import { percentOf, type Kept } from './figures';

/** An hour of a weekday over some weeks. */
export interface HeatCell extends Kept {
  weekday: number;
  hour: number;
  percent: number | null;
  /** When each of the hours begins that it adds up. */
  hours: number[];
}

export const Weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export const Hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);

/** The hours of a trend by weekday and hour of the day, Monday first: seven rows of twenty-four. */
export function heatOf(points: readonly TrendPoint[]): HeatCell[][] {
  const rows = Weekdays.map(weekday => Hours.map((hour): HeatCell => ({ weekday, hour, kept: 0, broken: 0, percent: null, hours: [] })));
  for (const { weekday, hour, met, breached, at } of points) {
    const cell = rows[weekday - 1]![hour]!;
    cell.kept += met;
    cell.broken += breached;
    cell.hours.push(Date.parse(at));
  }
  for (const cell of rows.flat()) cell.percent = percentOf(cell);
  return rows;
}

/** From 0 (nothing broken) to 4, by how many were broken compared with the worst hour: a scale that one bad hour among few promises does not fill. */
export function heatLevel(cell: HeatCell, worst: number): 0 | 1 | 2 | 3 | 4 {
  if (cell.broken === 0 || worst === 0) return 0;
  return Math.max(1, Math.ceil((4 * cell.broken) / worst)) as 1 | 2 | 3 | 4;
}

export function worstOf(rows: readonly (readonly HeatCell[])[]): number {
  return Math.max(0, ...rows.flat().map(({ broken }) => broken));
}
