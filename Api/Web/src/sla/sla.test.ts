import { describe, expect, it } from 'vitest';
import { slaItems } from '../feed/slaItems';
import type { AccountLine, SlaFigures, SlaFrame, SlaSnapshot } from './contracts';
import { countdown } from './countdown';
import { NoCounts } from './figures/figures';
import { rowKey, slaReplica } from './slaFeed';
import { grouped } from './trends/points';
import { tell } from './why/tell';

const row = (key: string, open: number): SlaFigures => ({ by: 'cell', key, counts: { ...NoCounts, open }, metToday: 0, brokenToday: 0, metThisWeek: 0, brokenThisWeek: 0 });
const head = { today: '2026-03-02T00:00:00Z', week: '2026-03-02T00:00:00Z', zone: 'UTC', goal: 95, awaited: [] };

describe('the feed of the board', () => {
  it('keeps lines, cases and what holds for all, and says what changed', () => {
    const replica = slaReplica();
    replica.beginWatch();
    const snapshot: SlaSnapshot = { epoch: 'e', sequence: 3, rows: [row('a', 1), row('b', 2)], cases: { broken: [], next: [] }, ...head };
    replica.endWatch({ snapshot: { epoch: 'e', sequence: 3, items: slaItems(snapshot) } });
    expect([...replica.take()!.changed].sort()).toEqual(['cases', 'head', rowKey('cell', 'a'), rowKey('cell', 'b')].sort());
    const frame: SlaFrame = { epoch: 'e', from: 4, to: 4, rows: [row('b', 5)] };
    replica.frame({ epoch: 'e', from: 4, to: 4, items: slaItems(frame), removed: [] });
    expect([...replica.take()!.changed]).toEqual([rowKey('cell', 'b')]);
    const item = replica.items.get(rowKey('cell', 'b'));
    expect(item?.kind === 'row' && item.row.counts.open).toBe(5);
    expect(replica.items.get('head')).toEqual({ kind: 'head', head });
  });
});

describe('figures as text', () => {
  it('are countdowns that are seen to run', () => {
    expect([0, 59_999, 61_000, 3_600_000, -3_725_000].map(countdown)).toEqual(['0:00', '0:59', '1:01', '1:00:00', '1:02:05']);
  });
});

describe('a curve', () => {
  it('adds up its hours from the last one back, and ends with what is open', () => {
    const points = Array.from({ length: 8 }, (_, i) => ({ at: new Date(i * 3_600_000).toISOString(), weekday: 1, hour: i, met: 1, breached: i === 7 ? 1 : 0, in: i, out: 1, open: 10 + i }));
    const curve = grouped(points, 3);
    expect(curve.map(({ at, met, breached, open }) => [at / 3_600_000, met, breached, open])).toEqual([[0, 2, 0, 11], [2, 3, 0, 14], [5, 3, 1, 17]]);
    expect(curve.map(point => point.in).reduce((sum, n) => sum + n)).toBe(28);
    expect(curve[2]!.percent).toBe(75);
    expect(grouped([], 6)).toEqual([]);
    expect(grouped(points, 1)).toHaveLength(8);
  });
});

describe('why it broke', () => {
  const names = { when: (at: string) => at.slice(11, 16), cell: (id: string) => id };
  const line = (code: string, facts: AccountLine['facts']): AccountLine => ({ at: '2026-03-02T10:00:00Z', code, sentence: `English ${code}.`, facts });

  it('is told in the words of the server, and in French from the same facts', () => {
    const started = line('started', { event: 'reported', channel: 'phone', goal: 'PT4H', calendar: { id: 'always', version: 1 }, policy: { id: 'default', version: 2 }, priority: 1, due: '2026-03-02T14:00:00Z' });
    expect(tell(started, 'en', names)).toBe('English started.');
    expect(tell(started, 'fr', names)).toBe('A commencé quand la demande a été signalée par téléphone : 4 h de « always » (version 1), promises par « default » (version 2) pour la priorité 1, échéance 14:00.');
    expect(tell(line('paused', { event: 'suspended', by: 'ada', reason: 'parts', used: 'PT30M' }), 'fr', names)).toBe('Arrêté quand ada l’a mise en attente (des pièces), après 30 min.');
    expect(tell(line('breached', { goal: 'PT4H', used: 'PT4H' }), 'fr', names)).toBe('Dépassé : les 4 h étaient écoulées.');
  });

  it.each(['started', 'closed', 'otherHours', 'paused', 'resumed', 'priorityChanged', 'policyChanged', 'calendarChanged', 'warned', 'breached', 'corrected', 'met', 'stopped', 'withdrawn', 'reopened', 'running', 'waiting'])(
    'knows %s in French', code => {
      expect(tell(line(code, {}), 'fr', names)).not.toContain('English');
    });

  it('says what it does not know in the words of the server', () => {
    expect(tell(line('invented', {}), 'fr', names)).toBe('English invented.');
  });
});
