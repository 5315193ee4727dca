/** Local time of an IANA zone, from the browser's own tables: what is skipped or occurs twice when clocks change is told by instants. */

export const Minute = 60_000;
export const Hour = 3_600_000;

/** A local date, `2026-03-29`. */
export type LocalDate = string;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Every zone that the browser knows, and UTC. */
export function knownZones(): readonly string[] {
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.includes('UTC') ? zones : [...zones, 'UTC'];
}

export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** The wall clock of the zone at an instant, as if it were UTC. */
function wall(zone: string, instant: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value);
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
}

/** How far the zone is ahead of UTC at an instant, milliseconds. */
export function offsetAt(zone: string, instant: number): number {
  const second = Math.floor(instant / 1_000) * 1_000;
  return wall(zone, second) - second;
}

/** The local date and time at an instant: `2026-03-29T03:00`. */
export function localAt(zone: string, instant: number): string {
  return new Date(instant + offsetAt(zone, instant)).toISOString().slice(0, 16);
}

export function dateAt(zone: string, instant: number): LocalDate {
  return localAt(zone, instant).slice(0, 10);
}

/** The instant of a local time. One that occurs twice is the earlier; one that is skipped is the instant of the change. */
export function instantOf(zone: string, local: string): number {
  const meant = Date.parse(`${local}Z`);
  if (Number.isNaN(meant)) return NaN;
  const [before, after] = [offsetAt(zone, meant - 24 * Hour), offsetAt(zone, meant + 24 * Hour)];
  const candidates = [meant - before, meant - after].filter(instant => instant + offsetAt(zone, instant) === meant);
  return candidates.length > 0 ? Math.min(...candidates) : changeBetween(zone, meant - Math.max(before, after), meant - Math.min(before, after));
}

/** The instant at which the offset changes, between two that differ. */
export function changeBetween(zone: string, early: number, late: number): number {
  let [low, high] = [early, late];
  const first = offsetAt(zone, low);
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (offsetAt(zone, middle) === first) low = middle;
    else high = middle;
  }
  return high;
}

/** The instant at which a local date begins. */
export function startOfDay(zone: string, date: LocalDate): number {
  return instantOf(zone, `${date}T00:00`);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00Z`) + days * 24 * Hour).toISOString().slice(0, 10);
}

/** The Monday of the week of a date. */
export function mondayOf(date: LocalDate): LocalDate {
  const weekday = new Date(`${date}T00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}
