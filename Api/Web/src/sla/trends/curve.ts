import type { SlaBoard } from '../board.svelte';
import { grouped, type CurvePoint } from './points';

const HoursOfDay = 24;
const HoursOfWeek = 168;
const HoursOfPoint = 6;

/** The points of the span that is chosen; none while they are not known. */
export function curveOf(board: SlaBoard): CurvePoint[] {
  switch (board.span) {
    case '24h':
      return grouped(board.hours.value?.points.slice(-HoursOfDay) ?? [], 1);
    case '7d':
      return grouped(board.hours.value?.points.slice(-HoursOfWeek) ?? [], HoursOfPoint);
    case '90d':
      return grouped(board.days.value?.points ?? [], 1);
  }
}
