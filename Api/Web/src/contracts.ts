/**
 * The public contract as JSON carries it (Grains.Interfaces, DispatchJson): camelCase, enumerations by name, instants in UTC ISO 8601,
 * absent values left out.
 */

export type TicketStatus = 'new' | 'queued' | 'assigned' | 'inProgress' | 'suspended' | 'resolved' | 'closed' | 'cancelled';
export type Channel = 'phone' | 'email' | 'portal' | 'walkIn' | 'monitoring' | 'api';
export type InterventionMode = 'onSite' | 'remote' | 'workshop' | 'phone';
export type InterventionPhase = 'offered' | 'accepted' | 'enRoute' | 'onSite' | 'working';
export type SuspensionReason = 'requester' | 'vendor' | 'parts' | 'planned';
export type Presence = 'off' | 'available' | 'break';
export type TicketKind = 'incident' | 'request';
export type Degree = 'high' | 'medium' | 'low';
export type VisitCode = 'noAccess' | 'needsPart' | 'needsWorkshop' | 'needsOtherSkill' | 'notFinished';
export type AfterVisit = 'queue' | 'workshop' | 'wait';
export type SlaTarget = 'response' | 'onSite' | 'resolution' | 'level';
export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'corrected';

export interface TimeWindow {
  from: string;
  to: string;
}

export interface Skill {
  skill: string;
  level: number;
}

export interface Site {
  name?: string | null;
  address?: string | null;
  /** Degrees, WGS 84. */
  latitude?: number | null;
  longitude?: number | null;
}

export interface Requester {
  name: string;
  email?: string | null;
  phone?: string | null;
}

/** What one target's clock shows at `asOf`; durations are business time, ISO 8601. */
export interface ClockReading {
  target: SlaTarget;
  state: ClockState;
  due?: string | null;
  elapsed: string;
  remaining?: string | null;
  asOf: string;
  goal: string;
  /** The highest threshold that it has passed, percent; 0 for none. */
  warned: number;
  startedAt: string;
  stoppedAt?: string | null;
  breachedAt?: string | null;
}

export interface Acknowledgement {
  by: string;
  at: string;
  until: string;
}

/** One line of a live board. */
export interface BoardRow {
  number: string;
  version: number;
  status: TicketStatus;
  priority: number;
  level: number;
  cell: string;
  subject: string;
  requester: string;
  /** The site's name, or its address. */
  site?: string | null;
  /** Of the site; degrees, WGS 84. */
  latitude?: number | null;
  longitude?: number | null;
  channel: Channel;
  category?: string | null;
  technician?: string | null;
  mode?: InterventionMode | null;
  phase?: InterventionPhase | null;
  window?: TimeWindow | null;
  waitsFor?: SuspensionReason | null;
  nextDeadline?: string | null;
  reportedAt: string;
  changedAt: string;
  changedBy: string;
  suggestedTechnician?: string | null;
  clocks?: ClockReading[];
  nextTarget?: SlaTarget | null;
  escalation?: { target: SlaTarget; percent?: number | null } | null;
  acknowledgement?: Acknowledgement | null;
}

export interface FeedPosition {
  epoch: string;
  sequence: number;
}

export interface BoardSnapshot {
  cell: string;
  epoch: string;
  sequence: number;
  rows: BoardRow[];
}

export interface BoardFrame {
  cell: string;
  epoch: string;
  from: number;
  to: number;
  rows: BoardRow[];
  removed: string[];
}

export interface FeedCatchUp {
  snapshot?: BoardSnapshot | null;
  frames?: BoardFrame[] | null;
}

export interface FeedHeartbeat {
  feed: string;
  epoch: string;
  sequence: number;
}

export interface Cell {
  id: string;
  name: string;
  level: number;
  domain: string;
}

export interface Technician {
  id: string;
  name: string;
  cells: string[];
  skills: Skill[];
  phone?: string | null;
  presence: Presence;
  presenceAt?: string | null;
}

export interface Ticket {
  number: string;
  version: number;
  status: TicketStatus;
  subject: string;
  description?: string | null;
  channel: Channel;
  kind?: TicketKind;
  requester: Requester;
  site?: Site | null;
  category?: string | null;
  impact?: Degree;
  urgency?: Degree;
  priority: number;
  level: number;
  cell: string;
  technician?: string | null;
  intervention?: { phase?: InterventionPhase | null } | null;
  suspension?: { reason: SuspensionReason; until?: string | null } | null;
  skills?: Skill[];
  externalReference?: string | null;
  reportedAt: string;
  changedAt: string;
  clocks?: ClockReading[];
  acknowledgement?: Acknowledgement | null;
  allowed?: string[];
}

export interface Actor {
  id: string;
  role: string;
  via?: string | null;
}

/** One line of a ticket's journal; `data` holds the fields of the event that `type` names. */
export interface JournalEntry {
  number: string;
  version: number;
  type: string;
  occurredAt: string;
  recordedAt: string;
  actor: Actor;
  cause?: string | null;
  data?: Record<string, unknown> | null;
}

/** RFC 9457, with what Dispatch adds. */
export interface Problem {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  allowed?: string[];
  /** Fields that are wrong, by their JSON path, with a sentence each. */
  errors?: Record<string, string[]>;
  holder?: { number: string; technician: string; mode: InterventionMode; inProgress: boolean; window?: TimeWindow | null } | null;
  /** Until when an account is locked. */
  until?: string;
  traceId?: string;
}

export interface Page<T> {
  items: T[];
  /** The cursor of the next page; absent on the last. */
  next?: string | null;
}
