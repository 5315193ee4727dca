import type { Entry } from './entry';

/** Where entries are kept: durable before the promise is kept, and each change one step that nobody comes between. */
export interface OutboxStore {
  /** All entries of somebody, in order. */
  entries(person: string): Promise<Entry[]>;
  /** Adds one at the end, and gives it its place. */
  add(entry: Omit<Entry, 'order'>): Promise<Entry>;
  /** Changes one, as it stands then: answers how it is afterwards, or undefined if it is gone. Null leaves it as it is. */
  change(order: number, change: (entry: Entry) => Entry | null): Promise<Entry | undefined>;
  remove(orders: readonly number[]): Promise<void>;
}
