import type { ApiClient, AssignRequest } from '../api/client';
import type { InterventionMode, Technician, TicketStatus, TimeWindow } from '../contracts';
import type { Sent } from '../desk/sender';

/** What has to be known of a ticket to give it to somebody: a line of a board knows it, and the ticket itself. */
export interface Assignable {
  number: string;
  version: number;
  status: TicketStatus;
  priority: number;
  subject: string;
  technician?: string | null;
  mode?: InterventionMode | null;
}

/** What surrounds the choice of a technician: the console with its boards, or the ticket's own page. */
export interface Assigning<T extends Assignable> {
  api: ApiClient;
  technicians: readonly Technician[];
  name(person: string): string;
  cell(id: string): string;
  /** Names that came with the suggestions, of people of other cells among them. */
  know(people: readonly { id: string; name: string }[]): void;
  /** Gives the ticket, as it was seen, to whoever was chosen; says itself what went wrong. */
  assign(seen: T, key: string, request: AssignRequest): Promise<Sent>;
}

/** What was pointed at before the choice was opened: somebody's free time. */
export interface Wanted {
  /** Their name. */
  whom: string;
  window: TimeWindow;
}
