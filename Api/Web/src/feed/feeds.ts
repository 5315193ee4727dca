import type { BoardRow, RosterRow } from '../contracts';
import { Replica } from './replica';
import { slaItems } from './slaItems';

/** How the hub speaks of a kind of feed (`kind:id`, or `kind` where there is only one): its methods, its message, and where its items are. */
export interface FeedKind {
  watch: string;
  unwatch: string;
  changed: string;
  /** The field of a frame that names whose it is; null where there is only one. */
  of: string | null;
  /** The field of a frame or snapshot that holds the items, or what takes them out. */
  items: string | ((brought: never) => unknown[]);
}

export const FeedKinds: Record<string, FeedKind> = {
  cell: { watch: 'WatchCell', unwatch: 'UnwatchCell', changed: 'cellChanged', of: 'cell', items: 'rows' },
  technician: { watch: 'WatchTechnician', unwatch: 'UnwatchTechnician', changed: 'agendaChanged', of: 'technician', items: 'rows' },
  roster: { watch: 'WatchRoster', unwatch: 'UnwatchRoster', changed: 'rosterChanged', of: 'cell', items: 'technicians' },
  sla: { watch: 'WatchSlaBoard', unwatch: 'UnwatchSlaBoard', changed: 'slaChanged', of: null, items: slaItems },
};

/** The open tickets of a cell. */
export const cellReplica = (cell: string) => new Replica<BoardRow>(`cell:${cell}`, row => row.number);

/** The technicians of a cell. */
export const rosterReplica = (cell: string) => new Replica<RosterRow>(`roster:${cell}`, technician => technician.id);

/** The open tickets of a technician. */
export const agendaReplica = (technician: string) => new Replica<BoardRow>(`technician:${technician}`, row => row.number);
