import { describe, expect, it } from 'vitest';
import type { RosterRow } from '../contracts';
import { rosterReplica } from '../feed/feeds';
import { Roster } from './roster.svelte';

const person = (id: string, name: string, more: Partial<RosterRow> = {}): RosterRow => ({
  id, name, cells: ['network'], skills: [], presence: 'available', absences: [], load: { open: 0, inProgress: 0, parallel: 5 }, interventions: [], ...more,
});

function rosterOf(cell: string, ...technicians: RosterRow[]) {
  const replica = rosterReplica(cell);
  replica.beginWatch();
  replica.endWatch({ snapshot: { epoch: 'e', sequence: 1, items: technicians } });
  return replica;
}

const names = (roster: Roster) => roster.shown.map(({ data }) => data.name);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

describe('the technicians of the chosen cells', () => {
  it('stand by name whatever they do, and change in place', () => {
    const replica = rosterOf('network', person('b', 'Bruno'), person('a', 'Ada'));
    const roster = new Roster(compare);
    roster.absorb([replica]);
    expect(names(roster)).toEqual(['Ada', 'Bruno']);
    const line = roster.row('b');
    replica.frame({ epoch: 'e', from: 2, to: 2, items: [person('b', 'Bruno', { presence: 'break' })], removed: ['a'] });
    roster.absorb([replica]);
    expect(names(roster)).toEqual(['Bruno']);
    expect(roster.row('b')).toBe(line);
    expect(line?.data.presence).toBe('break');
  });

  it('are shown once where they belong to several, with what each cell may tell of its own tickets', () => {
    const work = (subject: string | null, number: string) => ({ number, version: 1, cell: 'x', mode: 'remote' as const, state: 'working' as const, priority: 3, subject });
    const network = rosterOf('network', person('a', 'Ada', { interventions: [work('Router', 'T-1'), work(null, 'T-2')] }));
    const hr = rosterOf('hr', person('a', 'Ada', { interventions: [work(null, 'T-1'), work('Badge', 'T-2')] }));
    const roster = new Roster(compare);
    roster.absorb([network, hr]);
    expect(names(roster)).toEqual(['Ada']);
    expect(roster.row('a')?.data.interventions.map(({ subject }) => subject)).toEqual(['Router', 'Badge']);
    roster.keepOnly([hr]);
    expect(names(roster)).toEqual(['Ada']);
  });
});
