import type { Interval } from '../contracts';
import { addDays, changeBetween, dateAt, Hour, localAt, mondayOf, offsetAt, startOfDay, type LocalDate } from './zone';

/** A day of the drawing. Heights are real time since its midnight, so the day of a clock change is shorter or longer than the others. */
export interface DayColumn {
  date: LocalDate;
  from: number;
  to: number;
  /** Hours that it has: 23, 24 or 25, or what else the zone says. */
  hours: number;
  /** Local whole hours that are drawn as lines: how far down, in hours, and what the clock says there. */
  lines: { at: number; label: string }[];
  /** Where the clock changes, in hours from the day's beginning, and by how many. */
  change: { at: number; by: number } | null;
}

export interface Band {
  /** Column, 0 for Monday. */
  day: number;
  /** Hours from the day's beginning. */
  from: number;
  to: number;
}

export interface WeekPlan {
  monday: LocalDate;
  from: number;
  to: number;
  days: DayColumn[];
  /** Hours of the longest day: the height of the drawing. */
  height: number;
}

const LineEvery = 3;

/** The week of a local date in a zone. */
export function planWeek(zone: string, date: LocalDate): WeekPlan {
  const monday = mondayOf(date);
  const days = Array.from({ length: 7 }, (_, index) => planDay(zone, addDays(monday, index)));
  return { monday, from: days[0]!.from, to: days[6]!.to, days, height: Math.max(...days.map(day => day.hours)) };
}

function planDay(zone: string, date: LocalDate): DayColumn {
  const [from, to] = [startOfDay(zone, date), startOfDay(zone, addDays(date, 1))];
  const hours = (to - from) / Hour;
  const lines: DayColumn['lines'] = [];
  for (let at = 1; at < hours; at++) {
    const clock = localAt(zone, from + at * Hour).slice(11);
    // A local hour that occurs twice is drawn once, at its first time.
    if (clock.endsWith(':00') && Number(clock.slice(0, 2)) % LineEvery === 0 && !lines.some(line => line.label === clock)) lines.push({ at, label: clock });
  }
  const by = (offsetAt(zone, to - 1_000) - offsetAt(zone, from)) / Hour;
  const change = by === 0 ? null : { at: (changeBetween(zone, from, to) - from) / Hour, by };
  return { date, from, to, hours, lines, change };
}

/** The parts of intervals that lie in the week, cut at midnights. */
export function bandsIn(plan: WeekPlan, intervals: readonly Interval[]): Band[] {
  const bands: Band[] = [];
  for (const interval of intervals) {
    const [begin, end] = [Date.parse(interval.from), Date.parse(interval.to)];
    for (const [day, column] of plan.days.entries()) {
      const [from, to] = [Math.max(begin, column.from), Math.min(end, column.to)];
      if (from < to) bands.push({ day, from: (from - column.from) / Hour, to: (to - column.from) / Hour });
    }
  }
  return bands;
}

/** Where an instant is in the week; null if it is in another. */
export function placeIn(plan: WeekPlan, instant: number): { day: number; at: number } | null {
  const day = plan.days.findIndex(column => instant >= column.from && instant < column.to);
  return day < 0 ? null : { day, at: (instant - plan.days[day]!.from) / Hour };
}

/** Whether a week lies within the weeks of two instants: the server drew its hours already. */
export function covers(zone: string, monday: LocalDate, start: number, due: number): boolean {
  return monday >= mondayOf(dateAt(zone, start)) && monday <= mondayOf(dateAt(zone, due));
}

/** What is left of intervals between two instants, without the pauses: the time that counts. */
export function counted(open: readonly Interval[], start: number, due: number, pauses: readonly { from: string; to?: string }[]): Interval[] {
  let parts = open.map(({ from, to }) => ({ from: Math.max(Date.parse(from), start), to: Math.min(Date.parse(to), due) }));
  for (const pause of pauses) {
    const [from, to] = [Date.parse(pause.from), pause.to ? Date.parse(pause.to) : Infinity];
    parts = parts.flatMap(part => [{ from: part.from, to: Math.min(part.to, from) }, { from: Math.max(part.from, to), to: part.to }]);
  }
  return parts.filter(part => part.from < part.to).map(part => ({ from: new Date(part.from).toISOString(), to: new Date(part.to).toISOString() }));
}
