import { expect, it } from 'vitest';
import { auditFilterFromQuery, auditFilterToQuery, auditQuery, NoAuditFilter } from './auditFilter';

it('survives the address of the page, and drops what means nothing', () => {
  const filter = { ...NoAuditFilter, kind: 'locked-out' as const, actor: 'ada', from: '2026-03-30T14:32' };
  expect(auditFilterFromQuery(new URLSearchParams(auditFilterToQuery(filter)))).toEqual(filter);
  expect(auditFilterToQuery(NoAuditFilter)).toBe('');
  expect(auditFilterFromQuery(new URLSearchParams('kind=gossip&from=yesterday'))).toEqual(NoAuditFilter);
});

it('asks the server in UTC, a page at a time', () =>
  expect(Object.fromEntries(auditQuery({ ...NoAuditFilter, subject: ' bruno ', to: '2026-03-30T14:32' }, { cursor: '41', limit: 50 }))).toEqual({
    subject: 'bruno', to: new Date('2026-03-30T14:32').toISOString(), limit: '50', cursor: '41',
  }));
