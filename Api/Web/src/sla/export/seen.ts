import type { SlaBoard } from '../board.svelte';
import { heatOf } from '../figures/heat';
import { keptIn, percentOf, Periods, totalsOf, type MatrixRow } from '../figures/figures';
import { rowKey } from '../slaFeed';
import { curveOf } from '../trends/curve';
import type { Words } from '../words/en';
import { Standings, type SlaCase } from '../contracts';
import type { Seen, Table } from './table';

/** What the page shows was taken from. */
export function seenOf(board: SlaBoard, w: Words, now: number): Seen {
  const at = board.link.kind === 'live' ? now : board.asOf || now;
  return {
    title: `Dispatch · ${w.title}`,
    scope: board.scope ? w.scope.of(board.scope.by, board.nameOf(board.scope.by, board.scope.key)) : w.scope.everything,
    at: new Date(at).toISOString(),
    epoch: board.position?.epoch ?? '',
    sequence: board.position?.sequence ?? 0,
    address: location.href,
    live: board.link.kind === 'live',
  };
}

/** Everything that the page shows, as tables, in the order in which it stands there. */
export function tablesOf(board: SlaBoard, w: Words): Table[] {
  const c = w.columns;
  const cases = (all: readonly SlaCase[]) => all.map(one => [
    one.number, one.subject, board.cellName(one.cell), one.level, one.priority, one.site ?? '', one.technician ? board.technicianName(one.technician) : w.cases.nobody, w.target[one.target], one.at,
  ]);
  const caseColumns = [c.number, c.subject, c.cell, c.level, c.priority, c.site, c.technician, c.target, c.at];
  const matrix = (row: MatrixRow, name: string) => [{ priority: w.matrix.all, figures: row.total }, ...row.cells.map(({ priority, figures }) => ({ priority: `P${priority}`, figures }))].map(
    ({ priority, figures }) => [name, priority, percentOf(keptIn(figures, board.period)), figures.counts.open, figures.counts.breached, figures.counts.within60],
  );
  const hours = board.hours.value ? heatOf(board.hours.value.points) : [];
  return [
    {
      title: w.compliance.title,
      columns: [c.figure, c.percent, c.kept, c.broken, c.goal, c.before],
      rows: Periods.map(period => {
        const kept = keptIn(board.figures, period);
        return [w.period[period], percentOf(kept), kept.kept, kept.broken, board.head?.goal ?? null, board.percentBefore(period)];
      }),
    },
    { title: w.counts, columns: [c.figure, c.value], rows: Standings.map(standing => [w.standing[standing], board.figures.counts[standing]]) },
    { title: w.cases.broken, columns: caseColumns, rows: cases(board.broken) },
    { title: w.cases.next, columns: caseColumns, rows: cases(board.next) },
    {
      title: `${w.matrix.title}: ${w.matrix.rows[board.rowsBy]}, ${w.period[board.period]}`,
      columns: [c.row, c.priority, c.percent, c.open, c.broken, c.soon],
      rows: [...board.matrix.flatMap(row => matrix(row, board.nameOf(board.rowsBy, row.key) || w.noSite)), ...matrix(totalsOf(board.rows, rowKey), w.matrix.total)],
    },
    {
      title: `${w.trends.title}: ${w.trends.span[board.span]}`,
      columns: [c.from, c.percent, c.kept, c.broken, c.in, c.out, c.open],
      rows: curveOf(board).map(point => [new Date(point.at).toISOString(), point.percent, point.met, point.breached, point.in, point.out, point.open]),
    },
    {
      title: w.heat.title(4),
      columns: [c.weekday, c.hour, c.kept, c.broken],
      rows: hours.flat().filter(cell => cell.kept + cell.broken > 0).map(cell => [w.heat.weekdays[cell.weekday - 1]!, cell.hour, cell.kept, cell.broken]),
    },
  ];
}
