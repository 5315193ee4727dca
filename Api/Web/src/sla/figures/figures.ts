import type { FigureGrouping, Grouping, SlaCase, SlaCounts, SlaFigures } from '../contracts';

/** Pure arithmetic of what the board shows. */

export const Periods = ['now', 'today', 'week'] as const;
export type Period = (typeof Periods)[number];

/** What the board is narrowed to; everything where it is null. */
export interface Scope {
  by: Grouping;
  key: string;
}

export const NoCounts: SlaCounts = {
  open: 0, running: 0, paused: 0, breached: 0, unattended: 0, within15: 0, within30: 0, within60: 0, withoutDeadline: 0, clocks: 0, brokenClocks: 0,
};

/** A line that counts nothing. */
export function nothing(by: FigureGrouping, key: string): SlaFigures {
  return { by, key, counts: NoCounts, metToday: 0, brokenToday: 0, metThisWeek: 0, brokenThisWeek: 0 };
}

/** How many promises were kept of how many. */
export interface Kept {
  kept: number;
  broken: number;
}

export function keptIn(figures: SlaFigures, period: Period): Kept {
  switch (period) {
    case 'now':
      return { kept: figures.counts.clocks - figures.counts.brokenClocks, broken: figures.counts.brokenClocks };
    case 'today':
      return { kept: figures.metToday, broken: figures.brokenToday };
    case 'week':
      return { kept: figures.metThisWeek, broken: figures.brokenThisWeek };
  }
}

/** Percent that was kept, two decimals as the server rounds; null where nothing was promised. */
export function percentOf({ kept, broken }: Kept): number | null {
  return kept + broken === 0 ? null : Math.round((10_000 * kept) / (kept + broken)) / 100;
}

/** Percentage points more or less than before; null where one of the two is not known. */
export function differenceOf(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : Math.round((now - before) * 10) / 10;
}

/** How a percentage stands to the line that is aimed at: under it, hardly over it, or over it. */
export function verdictOf(percent: number | null, goal: number): 'none' | 'under' | 'close' | 'over' {
  if (percent === null) return 'none';
  if (percent < goal) return 'under';
  return percent < goal + (100 - goal) / 4 ? 'close' : 'over';
}

/** What is at risk: broken, or breaking within the hour. A ticket of which a clock is broken and another breaks soon is counted twice, as both figures count it. */
export function atRisk(counts: SlaCounts): number {
  return counts.breached + counts.within60;
}

export interface MatrixCell {
  priority: number;
  figures: SlaFigures;
}

export interface MatrixRow {
  key: string;
  total: SlaFigures;
  cells: MatrixCell[];
}

const WithPriority: Record<Exclude<Grouping, 'priority'>, FigureGrouping> = { cell: 'cellPriority', level: 'levelPriority', site: 'sitePriority' };
export const Priorities = [1, 2, 3, 4] as const;

/** The lines of the board of one kind, by priority; those that count nothing at all are left out. The worst come first where `worstFirst`. */
export function matrixOf(rows: ReadonlyMap<string, SlaFigures>, by: Exclude<Grouping, 'priority'>, keyOf: (by: string, key: string) => string): MatrixRow[] {
  const matrix: MatrixRow[] = [];
  for (const total of rows.values()) {
    if (total.by !== by || countsNothing(total)) continue;
    matrix.push({
      key: total.key,
      total,
      cells: Priorities.map(priority => {
        const key = `${priority}/${total.key}`;
        return { priority, figures: rows.get(keyOf(WithPriority[by], key)) ?? nothing(WithPriority[by], key) };
      }),
    });
  }
  return matrix;
}

/** The row below all others: everything, by priority. */
export function totalsOf(rows: ReadonlyMap<string, SlaFigures>, keyOf: (by: string, key: string) => string): MatrixRow {
  return {
    key: '',
    total: rows.get(keyOf('all', 'all')) ?? nothing('all', 'all'),
    cells: Priorities.map(priority => ({ priority, figures: rows.get(keyOf('priority', String(priority))) ?? nothing('priority', String(priority)) })),
  };
}

export function countsNothing(figures: SlaFigures): boolean {
  return figures.counts.open === 0 && figures.metThisWeek + figures.brokenThisWeek === 0;
}

/** Those that need somebody first: unattended, broken, about to break, then by compliance this week, then by name. */
export function worstFirst(a: MatrixRow, b: MatrixRow, compare: (a: string, b: string) => number): number {
  const [one, other] = [a.total.counts, b.total.counts];
  return (
    other.unattended - one.unattended || other.breached - one.breached || other.within60 - one.within60 ||
    (a.total.complianceThisWeek ?? 101) - (b.total.complianceThisWeek ?? 101) || compare(a.key, b.key)
  );
}

/** Whether a case is within what the board is narrowed to. */
export function inScope(scope: Scope | null, { cell, level, priority, site }: SlaCase): boolean {
  if (!scope) return true;
  const values: Record<Grouping, string> = { cell, level: String(level), priority: String(priority), site: site ?? '' };
  return values[scope.by] === scope.key;
}

/** The line of the board that a scope is about. */
export function lineOf(scope: Scope | null): { by: FigureGrouping; key: string } {
  return scope ? { by: scope.by, key: scope.key } : { by: 'all', key: 'all' };
}

/** What breaks within so many milliseconds; of what broke already, nothing. */
export function breaksWithin(cases: readonly SlaCase[], milliseconds: number, now: number): boolean {
  return cases.some(({ at }) => {
    const left = Date.parse(at) - now;
    return left > -1_000 && left <= milliseconds;
  });
}
