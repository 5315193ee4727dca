import { Days, type Day, type Hours } from '../contracts';

const DayMinutes = 1_440;

/** Opening hours of a day in minutes from its midnight; `to` is beyond 1440 where they close on the next day. */
export interface Span {
  text: Hours;
  from: number;
  to: number;
}

/** Why a line of opening hours cannot stand. */
export type HoursProblem =
  | { kind: 'unreadable'; text: string }
  | { kind: 'overlap'; first: Hours; second: Hours }
  | { kind: 'runsInto'; first: Hours; second: Hours; day: Day | 'before' | 'after' };

/** What was typed for a day: `8:30-12:30, 13:30–18h`. Empty means closed. */
export function readHours(text: string): { hours: Hours[]; problem: HoursProblem | null } {
  const parts = text.split(/[,;]/).map(part => part.trim()).filter(part => part !== '');
  const hours: Hours[] = [];
  for (const part of parts) {
    const sides = part.split(/\s*[-–—]\s*/);
    const [from, to] = [readTime(sides[0] ?? ''), readTime(sides[1] ?? '')];
    if (sides.length !== 2 || from === null || to === null || from === '24:00') return { hours: [], problem: { kind: 'unreadable', text: part } };
    hours.push(`${from}-${to === '24:00' ? '00:00' : to}`);
  }
  return { hours, problem: overlapIn(hours) };
}

export function writeHours(hours: readonly Hours[] | undefined): string {
  return (hours ?? []).join(', ');
}

/** `8`, `8h`, `8:30`, `8h30`, `08.30` as `08:30`; null if it is no time of day. */
function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:\s*[:h.]\s*(\d{2})?)?$/i.exec(text.trim());
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export function spanOf(text: Hours): Span {
  const [from, to] = text.split('-').map(side => Number(side.slice(0, 2)) * 60 + Number(side.slice(3, 5))) as [number, number];
  return { text, from, to: to > from ? to : to + DayMinutes };
}

function overlapIn(hours: readonly Hours[]): HoursProblem | null {
  const spans = hours.map(spanOf).sort((a, b) => a.from - b.from || a.to - b.to);
  for (const [index, next] of spans.slice(1).entries()) {
    const before = spans[index]!;
    if (before.to > next.from) return { kind: 'overlap', first: before.text, second: next.text };
  }
  return null;
}

/** The hours of one day that last into those of the next. */
export function clash(day: readonly Hours[], next: readonly Hours[]): { first: Hours; second: Hours } | null {
  const last = day.map(spanOf).reduce<Span | null>((latest, span) => (latest === null || span.to > latest.to ? span : latest), null);
  const first = next.map(spanOf).reduce<Span | null>((earliest, span) => (earliest === null || span.from < earliest.from ? span : earliest), null);
  return last && first && last.to - DayMinutes > first.from ? { first: last.text, second: first.text } : null;
}

export type Week = Record<Day, string>;

/** A week as it was typed: its hours, and per day what is wrong. */
export function readWeek(week: Week): { hours: Record<Day, Hours[]>; problems: Partial<Record<Day, HoursProblem>> } {
  const hours = {} as Record<Day, Hours[]>;
  const problems: Partial<Record<Day, HoursProblem>> = {};
  for (const day of Days) {
    const read = readHours(week[day]);
    hours[day] = read.hours;
    if (read.problem) problems[day] = read.problem;
  }
  for (const [index, day] of Days.entries()) {
    const next = Days[(index + 1) % Days.length]!;
    const found = clash(hours[day], hours[next]);
    if (found && !problems[day]) problems[day] = { kind: 'runsInto', ...found, day: next };
  }
  return { hours, problems };
}
