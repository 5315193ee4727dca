import type { BoardRow, Degree } from '../contracts';

/** A command to a ticket with what it says. */
export interface Step {
  command: string;
  body: object;
}

/** The ticket before a command, with what its line does not say where that is known. */
export type Before = BoardRow & { impact?: Degree; urgency?: Degree };

/**
 * The commands that take one back, in their order; null for those that nothing takes back (a resolution, a cancellation, a note). Each is an ordinary
 * command: the server decides whether it still may be.
 */
export function inverseOf(command: string, before: Before, reason: string): Step[] | null {
  const again = (): Step[] =>
    before.technician
      ? [{ command: 'assign', body: { technician: before.technician, mode: before.mode ?? 'onSite', ...(before.window ? { window: before.window } : {}), reason } }]
      : [];
  switch (command) {
    case 'assign':
      return [{ command: 'unassign', body: { reason } }];
    case 'reassign':
      return before.technician ? again().map(step => ({ ...step, command: 'reassign' })) : null;
    case 'unassign':
      return before.technician ? again() : null;
    case 'transfer':
      return [{ command: 'transfer', body: { cell: before.cell, reason } }, ...again()];
    case 'qualify':
      return before.impact && before.urgency ? [{ command: 'qualify', body: { impact: before.impact, urgency: before.urgency } }] : null;
    case 'suspend':
      return [{ command: 'resume', body: {} }];
    case 'resume':
      return before.waitsFor ? [{ command: 'suspend', body: { reason: before.waitsFor } }] : null;
    default:
      return null;
  }
}
