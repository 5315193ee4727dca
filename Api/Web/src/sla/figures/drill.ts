import type { Standing } from '../contracts';
import type { Scope } from './figures';
import type { Range } from './before';

/** A figure that somebody asks to see the tickets of: which, and within what. */
export type Figure =
  /** Open tickets that stand so now. */
  | { kind: 'standing'; standing: Standing; within: Scope[] }
  /** Clocks that were decided in some ranges. */
  | { kind: 'decided'; ranges: Range[]; outcome: 'met' | 'breached' | null; within: Scope[]; of: 'today' | 'week' | 'stretch' }
  /** Tickets that came or went in a range. */
  | { kind: 'flow'; range: Range; direction: 'in' | 'out'; within: Scope[] };

/** The conditions of lists and reports, which have the same names. */
export function conditions(within: readonly Scope[], query = new URLSearchParams()): URLSearchParams {
  for (const { by, key } of within) query.set(by, key);
  return query;
}

export function standingQuery(figure: Figure & { kind: 'standing' }, cursor: string | null, limit: number): string {
  const query = conditions(figure.within, new URLSearchParams({ standing: figure.standing, limit: String(limit) }));
  if (cursor !== null) query.set('cursor', cursor);
  return `/tickets?${query}`;
}

export function decidedQuery(figure: Figure & { kind: 'decided' }, range: Range, cursor: string | null, limit: number): string {
  const query = new URLSearchParams({ ...rangeQuery(range), limit: String(limit) });
  if (figure.outcome) query.set('outcome', figure.outcome);
  if (cursor !== null) query.set('cursor', cursor);
  return `/reports/sla/clocks?${conditions(figure.within, query)}`;
}

export function flowQuery({ range, direction, within }: Figure & { kind: 'flow' }, cursor: string | null, limit: number): string {
  const query = new URLSearchParams({ ...rangeQuery(range), direction, limit: String(limit) });
  if (cursor !== null) query.set('cursor', cursor);
  return `/reports/sla/flow?${conditions(within, query)}`;
}

export function rangeQuery({ from, to }: Range): { from: string; to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
