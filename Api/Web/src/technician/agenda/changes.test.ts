import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../../contracts';
import type { Entry } from '../outbox/entry';
import { changesOf } from './changes';

const row = (number: string, more: Partial<BoardRow> = {}) => ({ number, version: 3, status: 'assigned', mode: 'onSite', subject: `about ${number}`, ...more }) as BoardRow;
const agenda = (...rows: BoardRow[]) => new Map(rows.map(one => [one.number, one]));
const window = (hour: number) => ({ from: `2026-03-30T${hour}:00:00Z`, to: `2026-03-30T${hour + 1}:00:00Z` });

describe('what a technician is told', () => {
  it('is what others did: given, moved, taken away', () => {
    const before = agenda(row('T-1'), row('T-2', { window: window(10) }), row('T-3'));
    const after = agenda(row('T-2', { window: window(14) }), row('T-3', { version: 9, phase: 'accepted' }), row('T-4'));
    expect(changesOf(before, after, [], 7).map(({ what, number }) => `${what} ${number}`)).toEqual(['moved T-2', 'given T-4', 'taken T-1']);
  });

  it('is not what they did themselves', () => {
    const done = (number: string, command: string, version?: number) => ({ number, command, state: 'applied', answer: version && { version } }) as unknown as Entry;
    expect(changesOf(agenda(row('T-1'), row('T-2')), agenda(), [done('T-1', 'resolve', 4), done('T-2', 'decline')], 0)).toEqual([]);
    // What they did long ago does not explain what happens now.
    expect(changesOf(agenda(row('T-1', { version: 9 })), agenda(), [done('T-1', 'suspend', 4)], 0)).toHaveLength(1);
  });
});
