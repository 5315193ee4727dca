import type { ClockReading, SlaTarget, TicketStatus } from '../contracts';

/** The managers' board as JSON carries it (Grains.Interfaces/Sla/Board). */

export const Groupings = ['cell', 'level', 'priority', 'site'] as const;
export type Grouping = (typeof Groupings)[number];
export type FigureGrouping = 'all' | Grouping | 'cellPriority' | 'levelPriority' | 'sitePriority';

export const Standings = ['open', 'running', 'paused', 'breached', 'unattended', 'within15', 'within30', 'within60', 'withoutDeadline'] as const;
export type Standing = (typeof Standings)[number];

/** How open tickets stand. */
export type SlaCounts = Record<Standing, number> & { clocks: number; brokenClocks: number };

export interface SlaFigures {
  by: FigureGrouping;
  key: string;
  counts: SlaCounts;
  compliance?: number | null;
  metToday: number;
  brokenToday: number;
  complianceToday?: number | null;
  metThisWeek: number;
  brokenThisWeek: number;
  complianceThisWeek?: number | null;
}

/** A ticket of which a clock is broken, or breaks next. */
export interface SlaCase {
  number: string;
  subject: string;
  cell: string;
  level: number;
  priority: number;
  site?: string | null;
  status: TicketStatus;
  technician?: string | null;
  target: SlaTarget;
  at: string;
  unattended: boolean;
  escalated: boolean;
}

export interface SlaCases {
  broken: SlaCase[];
  next: SlaCase[];
}

/** What holds for the whole board. */
export interface SlaHead {
  today: string;
  week: string;
  zone: string;
  goal: number;
  awaited: string[];
}

export interface SlaSnapshot extends SlaHead {
  epoch: string;
  sequence: number;
  rows: SlaFigures[];
  cases: SlaCases;
}

export interface SlaFrame {
  epoch: string;
  from: number;
  to: number;
  rows: SlaFigures[];
  cases?: SlaCases | null;
}

export interface TrendPoint {
  at: string;
  weekday: number;
  hour: number;
  met: number;
  breached: number;
  compliance?: number | null;
  in: number;
  out: number;
  open: number;
}

export interface SlaTrend {
  from: string;
  to: string;
  step: 'hour' | 'day';
  zone: string;
  points: TrendPoint[];
}

export interface SlaReportRow {
  group?: string | null;
  target: SlaTarget;
  figure: 'first' | 'total';
  met: number;
  breached: number;
}

/** A clock that was met or broken, with what its ticket was then. */
export interface DecidedLine {
  number: string;
  target: SlaTarget;
  met: boolean;
  corrected: boolean;
  at: string;
  goal: string;
  elapsed?: string | null;
  cell: string;
  level: number;
  priority: number;
  site?: string | null;
}

/** A ticket that came or went. */
export interface FlowLine {
  kind: 'reported' | 'reopened' | 'resolved' | 'cancelled';
  at: string;
  number: string;
}

/** A page of what a figure counts; `total` is the figure. */
export interface FigurePage<T> {
  total: number;
  items: T[];
  next?: string | null;
}

/** A ticket of a list, as far as this page shows it. */
export interface ListedTicket {
  number: string;
  subject: string;
  status: TicketStatus;
  priority: number;
  level: number;
  cell: string;
  technician?: string | null;
  site?: { name?: string | null; address?: string | null } | null;
  clocks?: ClockReading[];
}

/** Why the clocks of a ticket show what they show. */
export interface Account {
  number: string;
  at: string;
  clocks: ClockAccount[];
}

export interface ClockAccount {
  target: SlaTarget;
  cell?: string | null;
  state?: ClockReading['state'] | null;
  pauses: number;
  changes: number;
  goal: string;
  summary: string;
  lines: AccountLine[];
}

export interface RulePin {
  id: string;
  version: number;
}

export interface AccountFacts {
  event?: string;
  by?: string;
  channel?: string;
  cell?: string;
  reason?: string;
  policy?: RulePin;
  calendar?: RulePin;
  formerCalendar?: RulePin;
  priority?: number;
  formerPriority?: number;
  goal?: string;
  formerGoal?: string;
  due?: string;
  formerDue?: string;
  percent?: number;
  breachedAt?: string;
  used?: string;
  left?: string;
  over?: string;
  date?: string;
  name?: string;
  hours?: string[];
  ahead?: { date: string; name?: string }[];
}

export interface AccountLine {
  at: string;
  code: string;
  sentence: string;
  facts: AccountFacts;
}
