import { AuditKinds, type AuditKind } from './contracts';

/** What is looked for. Instants as the fields of the page have them: local, `2026-03-30T14:32`; '' for none. */
export interface AuditFilter {
  kind: AuditKind | '';
  actor: string;
  subject: string;
  from: string;
  to: string;
}

export const NoAuditFilter: AuditFilter = { kind: '', actor: '', subject: '', from: '', to: '' };

/** As the address of the page has it. */
export function auditFilterFromQuery(query: URLSearchParams): AuditFilter {
  const read = (name: string) => query.get(name) ?? '';
  const when = (name: string) => (Number.isNaN(Date.parse(read(name))) ? '' : read(name));
  return { kind: AuditKinds.find(kind => kind === read('kind')) ?? '', actor: read('actor'), subject: read('subject'), from: when('from'), to: when('to') };
}

export function auditFilterToQuery(filter: AuditFilter): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value.trim() !== ''));
  return `${query}` === '' ? '' : `?${query}`;
}

/** As the server is asked: in UTC, from a place in the log on. */
export function auditQuery(filter: AuditFilter, page?: { cursor: string | null; limit: number }): URLSearchParams {
  const query = new URLSearchParams();
  if (filter.kind) query.set('kind', filter.kind);
  if (filter.actor.trim()) query.set('actor', filter.actor.trim());
  if (filter.subject.trim()) query.set('subject', filter.subject.trim());
  for (const end of ['from', 'to'] as const) {
    const instant = Date.parse(filter[end]);
    if (!Number.isNaN(instant)) query.set(end, new Date(instant).toISOString());
  }
  if (page) query.set('limit', String(page.limit));
  if (page?.cursor) query.set('cursor', page.cursor);
  return query;
}
