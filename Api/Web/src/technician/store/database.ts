import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { BoardRow, JournalEntry, Ticket } from '../../contracts';
import type { Identity } from '../../session/contracts';
import type { Checklist } from '../contracts';
import type { Entry } from '../outbox/entry';

/** A ticket as it was read last. */
export interface KeptTicket {
  person: string;
  number: string;
  ticket: Ticket;
  journal: JournalEntry[];
}

/** The agenda as it was heard of last. */
export interface KeptAgenda {
  person: string;
  rows: BoardRow[];
  /** When it was true, milliseconds of the server's clock. */
  at: number;
}

/** What is half written about a ticket. */
export interface Draft {
  person: string;
  number: string;
  fields: Record<string, unknown>;
}

/** A photograph or a signature, until it has been sent. */
export interface KeptFile {
  /** The key of the entry that sends it. */
  id: string;
  blob: Blob;
  /** When it was put here, milliseconds. */
  at: number;
}

/** The one who works with this phone, and how far the server's clock is ahead of it (milliseconds). */
export interface Remembered {
  identity: Identity;
  ahead: number | null;
}

interface Schema extends DBSchema {
  outbox: { key: number; value: Entry; indexes: { person: string } };
  tickets: { key: [string, string]; value: KeptTicket };
  agendas: { key: string; value: KeptAgenda };
  checklists: { key: [string, number]; value: Checklist };
  drafts: { key: [string, string]; value: Draft };
  files: { key: string; value: KeptFile };
  meta: { key: string; value: Remembered };
}

export type Database = IDBPDatabase<Schema>;

const Name = 'dispatch-technician';
const Version = 1;

/** Opens what this phone keeps. */
export function openDatabase(): Promise<Database> {
  return openDB<Schema>(Name, Version, {
    upgrade(database) {
      database.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true }).createIndex('person', 'person');
      database.createObjectStore('tickets', { keyPath: ['person', 'number'] });
      database.createObjectStore('agendas', { keyPath: 'person' });
      database.createObjectStore('checklists', { keyPath: ['id', 'version'] });
      database.createObjectStore('drafts', { keyPath: ['person', 'number'] });
      database.createObjectStore('files', { keyPath: 'id' });
      database.createObjectStore('meta');
    },
    // A later version of the page wants to change it: it is let.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}
