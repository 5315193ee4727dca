/** What is seen, as tables: the one source of the exported file, of its JSON, and of what is printed at the head. */
export interface Table {
  title: string;
  columns: string[];
  rows: (string | number | null)[][];
}

/** What the tables were taken from. */
export interface Seen {
  title: string;
  scope: string;
  at: string;
  epoch: string;
  sequence: number;
  address: string;
  live: boolean;
}

const ByteOrderMark = '\uFEFF';
/** With any of these at its beginning, a spreadsheet takes a field for a formula or for a command. */
const BeginsFormula = /^[=+\-@\t\r\n＝＋－＠]/;

/** A field that a spreadsheet only ever reads. Numbers stay numbers. */
export function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = BeginsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One file of all tables (RFC 4180), which Excel reads as UTF-8: what it was taken from first, an empty line before each table. */
export function csvOf(seen: Seen, tables: readonly Table[]): string {
  const lines = [
    [seen.title], [seen.scope], [seen.at], [`${seen.epoch} ${seen.sequence}`],
    ...tables.flatMap(table => [[], [table.title], table.columns, ...table.rows]),
  ];
  return ByteOrderMark + lines.map(line => `${line.map(field).join(',')}\r\n`).join('');
}

export function jsonOf(seen: Seen, tables: readonly Table[]): string {
  return JSON.stringify({ ...seen, tables: tables.map(({ title, columns, rows }) => ({ title, rows: rows.map(row => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null]))) })) }, null, 2);
}
