import { i18n } from '../i18n/i18n.svelte';
import { countdown } from './countdown';

export const Quarter = 15 * 60_000;
export const Hour = 60 * 60_000;
const Day = 24 * Hour;

/** How long a case has, or for how long it has been broken (with a minus): counted down within a day, else roughly. */
export function caseTime(left: number, broken: boolean, now: string): string {
  if (!broken && left <= 0) return now;
  return `${broken ? '−' : ''}${Math.abs(left) < Day ? countdown(left) : i18n.age(Math.abs(left))}`;
}
