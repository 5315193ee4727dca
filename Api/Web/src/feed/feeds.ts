import type { BoardRow, RosterRow } from '../contracts';
import { Replica } from './replica';

/** How the hub speaks of a kind of feed (`kind:id`): its methods, its message, and the field that holds its items. */
export interface FeedKind {
  watch: string;
  unwatch: string;
  changed: string;
  /** The field of a frame that names whose it is. */
  of: string;
  items: string;
}

export const FeedKinds: Record<string, FeedKind> = {
  cell: { watch: 'WatchCell', unwatch: 'UnwatchCell', changed: 'cellChanged', of: 'cell', items: 'rows' },
  roster: { watch: 'WatchRoster', unwatch: 'UnwatchRoster', changed: 'rosterChanged', of: 'cell', items: 'technicians' },
};

/** The open tickets of a cell. */
export const cellReplica = (cell: string) => new Replica<BoardRow>(`cell:${cell}`, row => row.number);

/** The technicians of a cell. */
export const rosterReplica = (cell: string) => new Replica<RosterRow>(`roster:${cell}`, technician => technician.id);
