/** Durations of business time: ISO 8601 in the contract, "4 h 30 min" for people. A day is 24 hours, and is shown as such as soon as it was typed. */

const Units: Record<string, number> = {
  d: 86_400, j: 86_400, day: 86_400, days: 86_400, jour: 86_400, jours: 86_400,
  h: 3_600, hr: 3_600, hour: 3_600, hours: 3_600, heure: 3_600, heures: 3_600,
  m: 60, mn: 60, min: 60, mins: 60, minute: 60, minutes: 60,
  s: 1, sec: 1, second: 1, seconds: 1, seconde: 1, secondes: 1,
};

const Iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/i;
const Clock = /^(\d+):([0-5]\d)$/;

/** Seconds of what was typed: `4 h`, `4h30`, `90 min`, `1:30`, `2 d`, or ISO 8601; null if it is none of these. */
export function parseDuration(text: string): number | null {
  const typed = text.trim();
  const iso = Iso.exec(typed);
  if (iso && /\d/.test(typed)) {
    const [days, hours, minutes, seconds] = iso.slice(1).map(part => Number(part ?? 0)) as [number, number, number, number];
    return days * 86_400 + hours * 3_600 + minutes * 60 + seconds;
  }
  const clock = Clock.exec(typed);
  if (clock) return Number(clock[1]) * 3_600 + Number(clock[2]) * 60;

  let rest = typed.toLowerCase();
  let seconds = 0;
  let last = Infinity;
  while (rest !== '') {
    const part = /^(\d+(?:[.,]\d+)?)\s*([a-zéû]*)\s*/.exec(rest);
    if (!part) return null;
    // "4h30": what follows the hours without a unit is minutes.
    const unit = part[2] === '' ? (last === 3_600 ? 60 : NaN) : Units[part[2]!];
    if (unit === undefined || Number.isNaN(unit) || unit >= last) return null;
    seconds += Number(part[1]!.replace(',', '.')) * unit;
    last = unit;
    rest = rest.slice(part[0].length);
  }
  return last === Infinity ? null : Math.round(seconds);
}

/** Hours are not folded into days: a day of business time would be read as one of eight hours. */
export function toIso(seconds: number): string {
  if (seconds === 0) return 'PT0S';
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const rest = seconds % 60;
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest}S` : ''}`;
}

/** `45 h`, `1 h 30 min`, `90 s` as `1 min 30 s`. The units are the same in French and English. */
export function formatDuration(seconds: number): string {
  if (seconds === 0) return '0 min';
  const sign = seconds < 0 ? '−' : '';
  const rest = Math.abs(Math.round(seconds));
  const parts = [[Math.floor(rest / 3_600), 'h'], [Math.floor((rest % 3_600) / 60), 'min'], [rest % 60, 's']] as const;
  return sign + parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}

/** A duration of the contract as people read it; as it stands where it cannot be read. */
export function durationInWords(iso: string | null | undefined): string {
  if (!iso) return '';
  const negative = iso.startsWith('-');
  const seconds = parseDuration(negative ? iso.slice(1) : iso);
  return seconds === null ? iso : formatDuration(negative ? -seconds : seconds);
}
