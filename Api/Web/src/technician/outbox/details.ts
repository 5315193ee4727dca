import { parseDuration } from '../../durations/duration';
import type { Part } from '../contracts';
import type { Action } from './entry';

/** How the values of an action are told. */
export interface DetailWords {
  resolved: Partial<Record<string, string>>;
  visit: Partial<Record<string, string>>;
  waitsFor: Partial<Record<string, string>>;
  minutes(n: number): string;
  until(instant: string): string;
}

/** Everything that an action says besides what it is and when it was: where the server does not take it, people have to be able to pass it on. */
export function detailsOf({ command, body }: Pick<Action, 'command' | 'body'>, words: DetailWords): string[] {
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '');
  const code = text('code');
  const minutes = Math.round((parseDuration(text('timeSpent')) ?? 0) / 60);
  const parts = (body['parts'] ?? []) as readonly Part[];
  return [
    command === 'resolve' ? (words.resolved[code] ?? code) : (words.visit[code] ?? code),
    command === 'suspend' ? (words.waitsFor[text('reason')] ?? text('reason')) : text('reason'),
    text('until') && words.until(text('until')),
    text('note'),
    text('text'),
    parts.map(({ name, quantity }) => `${quantity} × ${name}`).join(', '),
    minutes > 0 ? words.minutes(minutes) : '',
    text('name'),
  ].filter(Boolean);
}
