/** Percentages as people read them, in the language of the page. */

/** `97.4 %`; a dash where nothing is known. One decimal, never rounded up to 100. */
export function percentText(percent: number | null | undefined, decimal: string): string {
  if (percent === null || percent === undefined) return '–';
  const shown = Math.floor(percent * 10) / 10;
  return `${Number.isInteger(shown) ? String(shown) : shown.toFixed(1).replace('.', decimal)}\u00a0%`;
}

/** `+1.2`, `−0.4`. */
export function pointsText(points: number, decimal: string): string {
  return `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1).replace('.', decimal)}`;
}

/** `1:05:07`, `4:07`, of milliseconds: hours, minutes and seconds, so that it is seen to run. */
export function countdown(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1_000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
