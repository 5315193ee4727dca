import type { InterventionMode, RosterIntervention, RosterRow } from '../contracts';

/** The part of the day that a timeline shows, milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

export const Minute = 60_000;
export const Hour = 60 * Minute;
/** Appointments begin on quarters. */
export const Step = 15 * Minute;
/** How long work is taken to last where nobody said. */
export const UsualDuration = Hour;

export interface Bar {
  /** Tells bars of one lane from each other: the same ticket may be there several times, as visits that are over and as what comes next. */
  key: string;
  intervention: RosterIntervention;
  from: number;
  to: number;
  /** The way there, before the work. */
  travel: Span | null;
  /** Of several at a time (phone, remote, workshop), which, and how many there are. */
  row: number;
  rows: number;
}

const InPlace: ReadonlySet<string> = new Set(['enRoute', 'onSite', 'working']);

/** The bars of a technician's lane. What waits in line has no time, and so no bar; what is under way goes on at least until now. */
export function barsOf(technician: RosterRow, span: Span, now: number): Bar[] {
  const bars: Bar[] = [];
  for (const { key, intervention } of keyed(technician.interventions)) {
    if (!intervention.from || intervention.state === 'suspended') continue;
    const from = Date.parse(intervention.from);
    let to = intervention.to ? Date.parse(intervention.to) : from + UsualDuration;
    if (InPlace.has(intervention.state)) to = Math.max(to, now);
    const travel = intervention.travel ? { from: Date.parse(intervention.travel.from), to: Date.parse(intervention.travel.to) } : null;
    if (to <= span.from || Math.min(from, travel?.from ?? from) >= span.to) continue;
    bars.push({ key, intervention, from, to: Math.max(to, from + Step), travel, row: 0, rows: 1 });
  }
  return beside(bars);
}

/** Each with a key of its own, which the n-th visit of a ticket keeps. */
export function keyed(interventions: readonly RosterIntervention[]): { key: string; intervention: RosterIntervention }[] {
  const visits = new Map<string, number>();
  return interventions.map(intervention => {
    const visit = visits.get(intervention.number) ?? 0;
    visits.set(intervention.number, visit + 1);
    return { key: `${intervention.number}#${visit}`, intervention };
  });
}

/** Bars that share time stand one below the other, in as few rows as they need. */
function beside(bars: Bar[]): Bar[] {
  bars.sort((a, b) => a.from - b.from || b.to - a.to);
  let group: Bar[] = [];
  let end = -Infinity;
  const close = () => {
    const rows = group.reduce((most, bar) => Math.max(most, bar.row + 1), 1);
    for (const bar of group) bar.rows = rows;
  };
  for (const bar of bars) {
    if (bar.from >= end) {
      close();
      group = [];
      end = -Infinity;
    }
    const taken = new Set(group.filter(other => other.to > bar.from).map(({ row }) => row));
    while (taken.has(bar.row)) bar.row++;
    group.push(bar);
    end = Math.max(end, bar.to);
  }
  close();
  return bars;
}

/** The longest part of a time that no bar stands on: there is room for words; null where there is none. */
export function clearOf(bars: readonly Bar[], time: Span): Span | null {
  let longest: Span | null = null;
  let from = time.from;
  const offer = (to: number) => {
    if (to > from && (longest === null || to - from > longest.to - longest.from)) longest = { from, to };
  };
  for (const bar of [...bars].sort((a, b) => startOf(a) - startOf(b))) {
    offer(Math.min(startOf(bar), time.to));
    from = Math.max(from, bar.to);
  }
  offer(time.to);
  return longest;
}

function startOf(bar: Bar): number {
  return Math.min(bar.from, bar.travel?.from ?? bar.from);
}

/** Where an instant is, as a share of the span. */
export function place(instant: number, span: Span): number {
  return (instant - span.from) / (span.to - span.from);
}

/** Share of the span's width from one instant to another, cut at its ends. */
export function cut(from: number, to: number, span: Span): { left: number; width: number } | null {
  const [a, b] = [Math.max(from, span.from), Math.min(to, span.to)];
  return b <= a ? null : { left: place(a, span), width: (b - a) / (span.to - span.from) };
}

/** The instant at a share of the span, on a quarter. */
export function instantAt(share: number, span: Span): number {
  return Math.floor((span.from + share * (span.to - span.from)) / Step) * Step;
}

/** The full hours that a span shows, no more than fit. */
export function hoursOf(span: Span, most: number): number[] {
  const length = span.to - span.from;
  const step = [1, 2, 3, 4, 6].map(hours => hours * Hour).find(step => length / step <= most) ?? 6 * Hour;
  const midnight = new Date(span.from);
  midnight.setHours(0, 0, 0, 0);
  const hours: number[] = [];
  for (let hour = midnight.getTime(); hour < span.to; hour += step) if (hour >= span.from) hours.push(hour);
  return hours;
}

/** What stands against work at this time; `hard` is what the server refuses. */
export interface Obstacle {
  hard: boolean;
  kind: 'overlap' | 'absent' | 'off' | 'busy' | 'outside' | 'past' | 'holder' | 'skill';
  /** The ticket in the way, or the end of the absence. */
  by?: string;
  until?: number;
}

export interface Wish {
  number: string;
  mode: InterventionMode;
  /** No appointment where there is none. */
  window: Span | null;
}

/** What stands against giving a ticket to a technician, as far as the roster knows: the worst first. */
export function obstacles(technician: RosterRow, wish: Wish, now: number): Obstacle[] {
  const found: Obstacle[] = [];
  const { window } = wish;
  const others = technician.interventions.filter(({ number, state }) => number !== wish.number && state !== 'done' && state !== 'suspended');
  if (window && window.to <= now) found.push({ hard: true, kind: 'past' });
  if (window && wish.mode === 'onSite')
    for (const other of others) {
      if (other.mode !== 'onSite' || !other.window) continue;
      if (Date.parse(other.window.from) < window.to && window.from < Date.parse(other.window.to)) found.push({ hard: true, kind: 'overlap', by: other.number });
    }
  const at = window ?? { from: now, to: now + 1 };
  const absence = technician.absences.find(({ from, to }) => Date.parse(from) < at.to && at.from < Date.parse(to));
  if (absence) found.push({ hard: window !== null, kind: 'absent', until: Date.parse(absence.to) });
  const holds = technician.interventions.find(({ number, state }) => number === wish.number && state !== 'done');
  if (holds && !window) found.push({ hard: true, kind: 'holder' });
  if (!window && technician.presence === 'off') found.push({ hard: false, kind: 'off' });
  if (window && technician.shifts && !technician.shifts.some(({ from, to }) => Date.parse(from) <= window.from && window.to <= Date.parse(to)))
    found.push({ hard: false, kind: 'outside' });
  const busy = technician.current ? others.find(({ number }) => number === technician.current) : undefined;
  if (!window && busy) found.push({ hard: false, kind: 'busy', by: busy.number });
  return found.sort((a, b) => Number(b.hard) - Number(a.hard));
}
