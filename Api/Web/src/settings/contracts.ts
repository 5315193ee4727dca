import type { SlaTarget, SuspensionReason } from '../contracts';

/** The rulebook as JSON carries it (Grains.Interfaces/Sla): durations are ISO 8601 (`PT4H`), dates `2026-12-25`, times of day `09:00`. */

export const Days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof Days)[number];

export const Targets = ['response', 'onSite', 'resolution', 'level'] as const satisfies readonly SlaTarget[];
export const Reasons = ['requester', 'vendor', 'parts', 'planned'] as const satisfies readonly SuspensionReason[];

export const Kinds = ['calendars', 'sla-policies', 'escalation-policies', 'on-call', 'contacts', 'checklists'] as const;
export type Kind = (typeof Kinds)[number];

/** Which version of a document this is. */
export interface Stamp {
  version: number;
  since: string;
  by: string;
}

/** `08:30-12:30`; one that closes at or before it opens closes on the next day. */
export type Hours = string;

export interface SpecialDay {
  date: string;
  hours?: Hours[];
  name?: string | null;
}

export interface Calendar {
  id: string;
  zone: string;
  alwaysOpen: boolean;
  week: Partial<Record<Day, Hours[]>>;
  exceptions: SpecialDay[];
}

export interface Scope {
  customer?: string | null;
  site?: string | null;
  category?: string | null;
  cell?: string | null;
}

export interface Goal {
  priority: number;
  duration?: string | null;
  nextBusinessDay?: string | null;
  calendar?: string | null;
}

export interface TargetRule {
  target: SlaTarget;
  warnings: number[];
  goals: Goal[];
}

export interface PauseRule {
  reason: SuspensionReason;
  targets: SlaTarget[];
}

export interface SlaPolicy {
  id: string;
  name?: string | null;
  appliesTo: Scope[];
  targets: TargetRule[];
  pauses: PauseRule[];
  onPriorityChange: 'carry' | 'fromStart';
  lateEntryAllowance?: string | null;
  reviewAfterDays: number;
  escalation?: string | null;
}

export const Waits = ['nobodyOwns', 'nobodyAcknowledged', 'notResolved'] as const;
export type Wait = (typeof Waits)[number];
export const Audiences = ['technician', 'dispatchers', 'onCall', 'lead', 'managers', 'fallback'] as const;
export type Audience = (typeof Audiences)[number];
export const Channels = ['live', 'email', 'webhook'] as const;
export type NotificationChannel = (typeof Channels)[number];
export const ActionKinds = ['notify', 'raisePriority', 'transfer'] as const;
export type ActionKind = (typeof ActionKinds)[number];

export type EscalationAction = { do: 'notify'; whom: Audience; channels: NotificationChannel[] } | { do: 'raisePriority' } | { do: 'transfer' };

export interface EscalationStep {
  trigger: { target: SlaTarget; percent?: number | null };
  after: string;
  waitsFor: Wait;
  actions: EscalationAction[];
  repeat?: { every: string; times: number } | null;
  inCellHours: boolean;
}

export interface EscalationPolicy {
  id: string;
  name?: string | null;
  steps: EscalationStep[];
  acknowledgementLapsesAfter: string;
}

export interface OnCallOverride {
  from: string;
  to: string;
  person?: string | null;
}

export interface OnCallRotation {
  cell: string;
  zone: string;
  from: string;
  handover: string;
  days: number;
  people: string[];
  overrides: OnCallOverride[];
  /** Who is on call now, by the version that the server answers with. */
  now?: string | null;
}

export interface Contact {
  id: string;
  name?: string | null;
  email?: string | null;
}

export interface ChecklistItem {
  id: string;
  text?: string | null;
  fr?: string | null;
  en?: string | null;
  required: boolean;
}

/** What a technician goes through before a ticket of a category is resolved. */
export interface Checklist {
  id: string;
  name?: string | null;
  category: string;
  items: ChecklistItem[];
}

export interface Documents {
  'calendars': Calendar;
  'sla-policies': SlaPolicy;
  'escalation-policies': EscalationPolicy;
  'on-call': OnCallRotation;
  'contacts': Contact;
  'checklists': Checklist;
}

export type ApplyTo = 'new' | 'open';

/** What a change would do to open tickets. */
export interface Impact {
  openTickets: number;
  dueMoves: number;
  wouldBreak: number;
}

export interface Recomputation {
  id: string;
  kind: string;
  document: string;
  version: number;
  state: 'running' | 'done';
  total: number;
  done: number;
  moved: number;
  broke: number;
  startedAt: string;
}

export interface ImportAnswer {
  calendar: Calendar & Stamp;
  imported: number;
  ignored: string[];
}

export interface Interval {
  from: string;
  to: string;
}

export interface PreviewRequest {
  calendar?: Calendar;
  calendarId?: string;
  start: string;
  target: string;
  pauses?: { from: string; to?: string }[];
}

export interface PreviewAnswer {
  due?: string | null;
  elapsedAt?: string | null;
  open: Interval[];
  exceptions: { date: string; name?: string | null }[];
}

/** The document itself, without its stamp and what an answer adds: what is sent back. */
export function withoutStamp<T extends object>(answer: T & Partial<Stamp>): T {
  const document: Record<string, unknown> = { ...answer };
  for (const name of ['version', 'since', 'by', 'recomputation', 'now']) delete document[name];
  return document as T;
}
