import { Replica } from '../feed/replica';
import type { SlaItem } from '../feed/slaItems';

/** The managers' board, kept equal to the server's. */
export const slaReplica = () => new Replica<SlaItem>('sla', keyOf);

function keyOf(item: SlaItem): string {
  return item.kind === 'row' ? rowKey(item.row.by, item.row.key) : item.kind;
}

export function rowKey(by: string, key: string): string {
  return `row ${by} ${key}`;
}
