import type { BoardRow } from '../../contracts';
import type { Entry } from '../outbox/entry';

/** What somebody else did to the agenda. */
export interface Told {
  what: 'given' | 'moved' | 'taken';
  number: string;
  subject: string;
  /** When it was seen here, milliseconds of the server's clock. */
  at: number;
}

/** What a technician has to be told of: work that is new, at another time or of another kind, or gone; not what they did themselves. */
export function changesOf(before: ReadonlyMap<string, BoardRow>, after: ReadonlyMap<string, BoardRow>, entries: readonly Entry[], at: number): Told[] {
  const told: Told[] = [];
  for (const [number, row] of after) {
    const known = before.get(number);
    if (!known) told.push({ what: 'given', number, subject: row.subject, at });
    else if (known.mode !== row.mode || known.window?.from !== row.window?.from || known.window?.to !== row.window?.to) {
      // An appointment ends with the visit, and with whatever the technician did about it.
      if (!isOwn(entries, number, row.version) && row.status !== 'suspended') told.push({ what: 'moved', number, subject: row.subject, at });
    }
  }
  for (const [number, row] of before) {
    if (!after.has(number) && !isOwn(entries, number, row.version)) told.push({ what: 'taken', number, subject: row.subject, at });
  }
  return told;
}

/** Whether something done on this phone explains why a line changed or left. */
function isOwn(entries: readonly Entry[], number: string, version: number): boolean {
  return entries.some(entry =>
    entry.number === number && entry.state !== 'refused' && entry.state !== 'dropped'
    && ['decline', 'finish-visit', 'resolve', 'suspend', 'resume'].includes(entry.command)
    && (entry.answer === undefined || entry.answer.version >= version));
}
