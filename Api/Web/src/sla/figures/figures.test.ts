import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SlaCase, SlaCounts, SlaFigures } from '../contracts';
import { rowKey } from '../slaFeed';
import { before, keptOf } from './before';
import { conditions, decidedQuery, flowQuery, standingQuery } from './drill';
import { breaksWithin, differenceOf, inScope, keptIn, matrixOf, NoCounts, percentOf, totalsOf, verdictOf, worstFirst } from './figures';
import { heatLevel, heatOf, worstOf } from './heat';

const Hour = 3_600_000;

function line(by: SlaFigures['by'], key: string, counts: Partial<SlaCounts>, decided: Partial<SlaFigures> = {}): SlaFigures {
  return { by, key, counts: { ...NoCounts, ...counts }, metToday: 0, brokenToday: 0, metThisWeek: 0, brokenThisWeek: 0, ...decided };
}

const rowsOf = (...lines: SlaFigures[]) => new Map(lines.map(one => [rowKey(one.by, one.key), one]));

describe('the figures of the board', () => {
  it('keep what is not broken', () => {
    const figures = line('all', 'all', { clocks: 38, brokenClocks: 2 }, { metToday: 9, brokenToday: 1, metThisWeek: 30, brokenThisWeek: 10 });
    expect(['now', 'today', 'week'].map(period => percentOf(keptIn(figures, period as 'now')))).toEqual([94.74, 90, 75]);
    expect(percentOf({ kept: 0, broken: 0 })).toBeNull();
  });

  it('round as the server does, two decimals', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), (kept, broken) => {
        const percent = percentOf({ kept, broken });
        if (kept + broken === 0) expect(percent).toBeNull();
        else expect(Math.abs(percent! - (100 * kept) / (kept + broken))).toBeLessThanOrEqual(0.005_000_1);
      }),
    );
  });

  it('are measured by the line that is aimed at', () => {
    expect([null, 94.99, 95, 96.2, 96.25, 100].map(percent => verdictOf(percent, 95))).toEqual(['none', 'under', 'close', 'close', 'over', 'over']);
    expect(verdictOf(100, 100)).toBe('over');
  });

  it('differ from before in points, and from nothing not at all', () => {
    expect(differenceOf(96.44, 95)).toBe(1.4);
    expect(differenceOf(null, 95)).toBeNull();
    expect(differenceOf(95, null)).toBeNull();
  });

  it('stand in a matrix, the worst first, with what is not there as nothing', () => {
    const rows = rowsOf(
      line('cell', 'hr', { open: 4 }), line('cell', 'network', { open: 9, breached: 2 }), line('cell', 'desk', { open: 1, breached: 2, unattended: 1 }), line('cell', 'gone', {}),
      line('cell', 'quiet', {}, { metThisWeek: 3, complianceThisWeek: 100 }), line('cellPriority', '2/network', { open: 5 }), line('level', '1', { open: 3 }),
    );
    const matrix = matrixOf(rows, 'cell', rowKey).sort((a, b) => worstFirst(a, b, (one, other) => one.localeCompare(other)));
    expect(matrix.map(({ key }) => key)).toEqual(['desk', 'network', 'quiet', 'hr']);
    expect(matrix[1]!.cells.map(({ figures }) => figures.counts.open)).toEqual([0, 5, 0, 0]);
    expect(totalsOf(rows, rowKey).total.counts).toEqual(NoCounts);
  });

  it('are narrowed by what a ticket is', () => {
    const one = { cell: 'network', level: 2, priority: 1, site: null } as unknown as SlaCase;
    expect(inScope(null, one)).toBe(true);
    expect([{ by: 'cell', key: 'network' }, { by: 'level', key: '2' }, { by: 'priority', key: '1' }, { by: 'site', key: '' }].map(scope => inScope(scope as never, one))).toEqual([true, true, true, true]);
    expect(inScope({ by: 'level', key: '1' }, one)).toBe(false);
  });

  it('know what breaks soon, and forget what broke', () => {
    const at = (milliseconds: number) => [{ at: new Date(1_000_000_000_000 + milliseconds).toISOString() } as SlaCase];
    expect([-5_000, 0, 299_000, 300_000, 301_000].map(left => breaksWithin(at(left), 300_000, 1_000_000_000_000))).toEqual([false, true, true, true, false]);
  });
});

describe('what was before', () => {
  it('is the same local time a week ago, also when clocks changed between', () => {
    const head = { today: '2026-04-01T22:00:00.000Z', week: '2026-03-29T22:00:00.000Z', zone: 'Europe/Paris', goal: 95, awaited: [] };
    const { today, week } = before(head, Date.parse('2026-04-02T09:15:30.000Z'));
    expect([today.from, today.to, week.from, week.to].map(at => new Date(at).toISOString())).toEqual([
      '2026-03-25T23:00:00.000Z', '2026-03-26T10:15:30.000Z', '2026-03-22T23:00:00.000Z', '2026-03-26T10:15:30.000Z',
    ]);
  });

  it('counts what was first decided, of all groups', () => {
    expect(keptOf([{ target: 'resolution', figure: 'first', met: 3, breached: 1 }, { target: 'resolution', figure: 'total', met: 9, breached: 9 }, { target: 'response', figure: 'first', met: 2, breached: 0 }])).toEqual({ kept: 5, broken: 1 });
  });
});

describe('the heat map', () => {
  it('adds up the same hours of the same weekdays and leaves nothing out', () => {
    const begin = Date.parse('2026-11-02T00:00:00Z');
    fc.assert(
      fc.property(fc.array(fc.record({ met: fc.nat(20), breached: fc.nat(20) }), { maxLength: 700 }), counts => {
        const points = counts.map((count, i) => ({ ...count, at: new Date(begin + i * Hour).toISOString(), weekday: (Math.floor(i / 24) % 7) + 1, hour: i % 24, in: 0, out: 0, open: 0 }));
        const rows = heatOf(points);
        expect([rows.length, ...rows.map(row => row.length)]).toEqual([7, 24, 24, 24, 24, 24, 24, 24]);
        for (const [i, row] of rows.entries()) {
          for (const [hour, cell] of row.entries()) {
            const of = points.filter(point => point.weekday === i + 1 && point.hour === hour);
            expect([cell.kept, cell.broken, cell.hours.length]).toEqual([of.reduce((sum, { met }) => sum + met, 0), of.reduce((sum, { breached }) => sum + breached, 0), of.length]);
          }
        }
        const worst = worstOf(rows);
        expect(rows.flat().every(cell => (heatLevel(cell, worst) === 0) === (cell.broken === 0) && heatLevel(cell, worst) <= 4)).toBe(true);
        if (worst > 0) expect(rows.flat().some(cell => heatLevel(cell, worst) === 4)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a figure that is asked about', () => {
  it('becomes the question that counts the same', () => {
    expect(standingQuery({ kind: 'standing', standing: 'within60', within: [{ by: 'cell', key: 'network' }, { by: 'priority', key: '2' }] }, 'T-1003', 200)).toBe(
      '/tickets?standing=within60&limit=200&cell=network&priority=2&cursor=T-1003');
    const range = { from: 0, to: Hour };
    expect(decidedQuery({ kind: 'decided', ranges: [range], outcome: 'breached', within: [{ by: 'site', key: 'Lyon & co' }], of: 'stretch' }, range, null, 50)).toBe(
      '/reports/sla/clocks?from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-01T01%3A00%3A00.000Z&limit=50&outcome=breached&site=Lyon+%26+co');
    expect(flowQuery({ kind: 'flow', range, direction: 'in', within: [{ by: 'level', key: '2' }] }, '200', 200)).toBe(
      '/reports/sla/flow?from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-01T01%3A00%3A00.000Z&direction=in&limit=200&cursor=200&level=2');
    expect(conditions([]).toString()).toBe('');
  });
});
