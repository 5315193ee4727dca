import type { Scope, TokenRequest } from './contracts';

/** Days that a token lives at most, and where nobody said. */
export const LongestDays = 365;
const UsualDays = 90;

export interface TokenForm {
  name: string;
  scopes: Scope[];
  /** The last day on which it is good, a local date. */
  until: string;
}

export function blankToken(now: number): TokenForm {
  return { name: '', scopes: ['read'], until: dayAfter(now, UsualDays) };
}

/** A local date, so many days on. */
export function dayAfter(now: number, days: number): string {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const two = (n: number) => String(n).padStart(2, '0');

export type TokenComplaint = 'name' | 'scopes' | 'expiresAt';

/** What is to be sent, or the fields that are wrong. A token is good until the last day ends where its owner is. */
export function readToken(form: TokenForm, now: number): { request: TokenRequest } | { wrong: TokenComplaint[] } {
  const end = new Date(`${form.until}T23:59:59`).getTime();
  const wrong: TokenComplaint[] = [];
  if (form.name.trim() === '') wrong.push('name');
  if (form.scopes.length === 0) wrong.push('scopes');
  if (Number.isNaN(end) || end <= now || form.until > dayAfter(now, LongestDays)) wrong.push('expiresAt');
  return wrong.length > 0 ? { wrong } : { request: { name: form.name.trim(), scopes: form.scopes, expiresAt: new Date(end).toISOString() } };
}
