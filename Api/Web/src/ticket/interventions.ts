import type { InterventionMode, JournalEntry } from '../contracts';

/** One technician's work on a ticket, as its journal tells it. */
export interface Intervention {
  technician: string;
  mode: InterventionMode;
  window: { from: string; to: string } | null;
  assignedAt: string;
  acceptedAt: string | null;
  departedAt: string | null;
  arrivedAt: string | null;
  startedAt: string | null;
  endedAt: string | null;
  /** The type of the event that ended it, and what it said; null while it goes on. */
  end: { type: string; data: Record<string, unknown> } | null;
}

const Ends = new Set(['declined', 'offerExpired', 'unassigned', 'displaced', 'reassigned', 'transferred', 'resolved', 'cancelled']);

/** The interventions of a ticket, in the order in which they began. */
export function interventionsOf(journal: readonly JournalEntry[]): Intervention[] {
  const all: Intervention[] = [];
  let open: Intervention | null = null;
  const end = (entry: JournalEntry) => {
    if (!open) return;
    open.endedAt = entry.occurredAt;
    open.end = { type: entry.type, data: entry.data ?? {} };
    open = null;
  };
  const begin = (entry: JournalEntry, data: Record<string, unknown>) => {
    open = {
      technician: String(data['technician'] ?? ''), mode: (data['mode'] as InterventionMode | undefined) ?? 'onSite', window: (data['window'] as Intervention['window']) ?? null,
      assignedAt: entry.occurredAt, acceptedAt: null, departedAt: null, arrivedAt: null, startedAt: null, endedAt: null, end: null,
    };
    all.push(open);
  };
  for (const entry of [...journal].sort((a, b) => a.version - b.version)) {
    const data = entry.data ?? {};
    if (entry.type === 'assigned') begin(entry, data);
    else if (entry.type === 'reassigned') {
      end(entry);
      begin(entry, (data['to'] ?? {}) as Record<string, unknown>);
    } else if (Ends.has(entry.type) || (entry.type === 'visitFinished' && data['next'] === 'queue')) end(entry);
    else note(open, entry);
  }
  return all;
}

function note(open: Intervention | null, { type, occurredAt }: JournalEntry): void {
  if (!open) return;
  if (type === 'accepted') open.acceptedAt = occurredAt;
  else if (type === 'departed') open.departedAt = occurredAt;
  else if (type === 'arrived') open.arrivedAt = occurredAt;
  else if (type === 'started') open.startedAt = occurredAt;
}
