import { describe, expect, it } from 'vitest';
import { csvOf, field, jsonOf } from './table';

const seen = { title: 'Dispatch', scope: 'Cell =Network', at: '2026-03-02T10:00:00.000Z', epoch: 'e1', sequence: 7, address: 'http://localhost/sla', live: true };
const tables = [{ title: 'Promises, kept', columns: ['figure', 'percent'], rows: [['Now', 94.74], ['=1+1', null], ['say "hi"', -2]] as (string | number | null)[][] }];

describe('what is exported', () => {
  it('is a table that spreadsheets read as UTF-8 and never calculate', () => {
    expect(csvOf(seen, tables)).toBe(
      '\uFEFFDispatch\r\nCell =Network\r\n2026-03-02T10:00:00.000Z\r\ne1 7\r\n\r\n"Promises, kept"\r\nfigure,percent\r\nNow,94.74\r\n\'=1+1,\r\n"say ""hi""",-2\r\n');
  });

  it.each(['=cmd', '+1', '-1', '@sum', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠a'])('defuses %j', text => {
    expect(field(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('leaves numbers and harmless text as they are', () => {
    expect([field(-3.5), field('a-b'), field(''), field(null), field('a\r\nb')]).toEqual(['-3.5', 'a-b', '', '', '"a\r\nb"']);
  });

  it('is the same in JSON, with what it was taken from', () => {
    expect(JSON.parse(jsonOf(seen, tables))).toEqual({
      ...seen, tables: [{ title: 'Promises, kept', rows: [{ figure: 'Now', percent: 94.74 }, { figure: '=1+1', percent: null }, { figure: 'say "hi"', percent: -2 }] }],
    });
  });
});
