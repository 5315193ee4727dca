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

/** A place in degrees, WGS 84. */
export interface Position {
  latitude: number;
  longitude: number;
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
  /** When the intervention began: the departure, or the work where nobody travels. */
  startedAt?: string | null;
  /** When the technician was there. */
  arrivedAt?: string | null;
  /** How long the work is expected to take, ISO 8601. */
  estimatedDuration?: string | null;
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
  base?: Position | null;
  parallel: number;
  presence: Presence;
  presenceAt?: string | null;
  position?: Position | null;
  positionAt?: string | null;
  absences?: Absence[];
}

/** A time in which a technician is not there, whatever the shift says. */
export interface Absence {
  id: string;
  from: string;
  to: string;
  note?: string | null;
}

export type InterventionState = 'offered' | 'accepted' | 'enRoute' | 'onSite' | 'working' | 'suspended' | 'done';

/** A bar of a technician's timeline. Of a ticket that another cell has, only when and how: no subject, no site. */
export interface RosterIntervention {
  number: string;
  version: number;
  cell: string;
  mode: InterventionMode;
  state: InterventionState;
  priority: number;
  /** When it began, the way there included; before that, when the appointment begins. Absent while it waits in line. */
  from?: string | null;
  /** When it ended; before that, when it is expected to. Absent where nothing is known of that; it never follows the clock, so it may lie in the past. */
  to?: string | null;
  /** The way there, on-site work only. */
  travel?: { from: string; to: string; estimated: boolean } | null;
  window?: TimeWindow | null;
  subject?: string | null;
  site?: Site | null;
  nextDeadline?: string | null;
}

/** One technician on the live roster of a cell. Days are those of the cell. */
export interface RosterRow {
  id: string;
  name: string;
  phone?: string | null;
  cells: string[];
  skills: Skill[];
  base?: Position | null;
  presence: Presence;
  presenceAt?: string | null;
  position?: Position | null;
  positionAt?: string | null;
  /** Today's and tomorrow's shifts, earliest first; absent where no hours were recorded. */
  shifts?: TimeWindow[] | null;
  /** Absences that touch today or tomorrow. */
  absences: Absence[];
  /** Tickets that are theirs; of these, the phone, remote and workshop work in progress, which counts against `parallel`. */
  load: { open: number; inProgress: number; parallel: number };
  /** What they are at now, and what comes next: numbers among `interventions`. */
  current?: string | null;
  next?: string | null;
  /** Every intervention that is theirs now, and those of today that are over; by when they begin, those that wait in line last. */
  interventions: RosterIntervention[];
}

export interface RosterSnapshot {
  cell: string;
  epoch: string;
  sequence: number;
  technicians: RosterRow[];
}

export interface RosterFrame {
  cell: string;
  epoch: string;
  from: number;
  to: number;
  technicians: RosterRow[];
  /** Technicians who left the cell. */
  removed: string[];
}

/** What `WatchRoster(cell, position)` answers; `rosterChanged(RosterFrame)` follows, and heartbeats of the feed `roster:{cell}`. */
export interface RosterCatchUp {
  snapshot?: RosterSnapshot | null;
  frames?: RosterFrame[] | null;
}

/**
 * `lookersChanged(Lookers)`, said to those who watch the cell's board: who is looking at which ticket, all of it each time, the receiver among them.
 * A screen says what it looks at with `Look(number | null)`.
 */
export interface Lookers {
  cell: string;
  lookers: { number: string; people: { id: string; name: string }[] }[];
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
  intervention?: { mode?: InterventionMode; phase?: InterventionPhase | null } | null;
  suspension?: { reason: SuspensionReason; until?: string | null } | null;
  skills?: Skill[];
  externalReference?: string | null;
  reportedAt: string;
  changedAt: string;
  clocks?: ClockReading[];
  acknowledgement?: Acknowledgement | null;
  allowed?: string[];
}

/** What a line of a clock's account is made from; what its code does not need is absent. */
export interface AccountFacts {
  /** The type of the event that brought it about, as the journal names it. */
  event?: string | null;
  by?: string | null;
  cell?: string | null;
  reason?: SuspensionReason | null;
  policy?: { id: string; version: number } | null;
  calendar?: { id: string; version: number } | null;
  priority?: number | null;
  formerPriority?: number | null;
  goal?: string | null;
  formerGoal?: string | null;
  due?: string | null;
  percent?: number | null;
  breachedAt?: string | null;
  used?: string | null;
  left?: string | null;
  over?: string | null;
  date?: string | null;
  name?: string | null;
}

export type AccountCode =
  | 'started' | 'closed' | 'otherHours' | 'paused' | 'resumed' | 'priorityChanged' | 'policyChanged' | 'calendarChanged' | 'warned' | 'breached' | 'corrected'
  | 'met' | 'stopped' | 'withdrawn' | 'reopened' | 'running' | 'waiting';

/** Why a clock of a ticket shows what it shows (`GET /tickets/{number}/sla`). */
export interface ClockAccount {
  target: SlaTarget;
  cell?: string | null;
  startedAt: string;
  lines: { at: string; code: AccountCode; sentence: string; elapsed: string; facts: AccountFacts; version?: number | null }[];
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
  /** How many bytes a file may have. */
  maxSize?: number;
  /** Until when an account is locked. */
  until?: string;
  traceId?: string;
}

export interface Page<T> {
  items: T[];
  /** The cursor of the next page; absent on the last. */
  next?: string | null;
}
