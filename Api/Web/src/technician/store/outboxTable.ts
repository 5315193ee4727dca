import type { Entry } from '../outbox/entry';
import type { OutboxStore } from '../outbox/outboxStore';
import type { Database } from './database';

/** The outbox in IndexedDB. `strict`: an action is on the disk before it is said to be kept. */
export class OutboxTable implements OutboxStore {
  #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  entries(person: string): Promise<Entry[]> {
    return this.#database.getAllFromIndex('outbox', 'person', person);
  }

  async add(entry: Omit<Entry, 'order'>): Promise<Entry> {
    const step = this.#database.transaction('outbox', 'readwrite', { durability: 'strict' });
    const [order] = await Promise.all([step.store.add(entry as Entry), step.done]);
    return { ...entry, order };
  }

  async change(order: number, change: (entry: Entry) => Entry | null): Promise<Entry | undefined> {
    const step = this.#database.transaction('outbox', 'readwrite', { durability: 'strict' });
    const entry = await step.store.get(order);
    const changed = entry ? change(entry) : null;
    if (changed) await step.store.put(changed);
    await step.done;
    return changed ?? entry;
  }

  async remove(orders: readonly number[]): Promise<void> {
    const step = this.#database.transaction(['outbox', 'files'], 'readwrite');
    for (const order of orders) {
      const entry = await step.objectStore('outbox').get(order);
      if (entry) await step.objectStore('files').delete(entry.id);
      await step.objectStore('outbox').delete(order);
    }
    await step.done;
  }
}
