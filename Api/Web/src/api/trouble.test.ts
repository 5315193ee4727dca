import { describe, expect, it } from 'vitest';
import type { Problem, Ticket } from '../contracts';
import { en } from '../i18n/en';
import { fr } from '../i18n/fr';
import { isAboutState, troubleInWords, type Scene } from './trouble';

const ticket = (over: Partial<Ticket>): Ticket => ({
  number: 'T-1001', version: 3, status: 'assigned', subject: 'VPN', channel: 'phone', requester: { name: 'Paul' }, priority: 2, level: 1,
  cell: 'network', technician: 't1', reportedAt: '2026-03-02T09:00:00Z', changedAt: '2026-03-02T09:30:00Z', ...over,
});
const scene = (now: Ticket | null, t = en): Scene => ({
  t, now, name: id => (id === 't1' ? 'Ada Martin' : id), cell: () => 'Network', time: () => '10:30', window: () => '09:00–10:00',
});
const refused = (status: number, problem: Problem) => ({ kind: 'refused', status, problem, retryAfter: null }) as const;
const stale = refused(412, { code: 'version-mismatch', detail: 'You saw version 1; it is 3 now.' });

describe('what went wrong', () => {
  it.each([
    ['assigned', {}, 'Ada Martin has had it since 10:30'],
    ['inProgress', { intervention: { phase: 'enRoute' as const } }, 'Ada Martin has been on the way since 10:30'],
    ['inProgress', { intervention: { phase: 'working' as const } }, 'Ada Martin has been at work on it since 10:30'],
    ['queued', { technician: null }, 'nobody has it, it has been waiting in Network since 10:30'],
    ['suspended', { suspension: { reason: 'parts' as const } }, 'it has been waiting for parts since 10:30'],
    ['resolved', {}, 'it has been resolved since 10:30'],
  ] as const)('is told by how the ticket stands now: %s', (status, over, words) => {
    expect(troubleInWords(stale, scene(ticket({ status, ...over })))).toBe(`Not done: ${words}. If you still want to change that, choose again.`);
  });

  it('is told in the language of the reader', () => {
    expect(troubleInWords(stale, scene(ticket({}), fr))).toBe('Rien n’a été fait : Ada Martin l’a depuis 10:30. Si vous voulez toujours changer cela, choisissez de nouveau.');
  });

  it('is what the server says where the ticket cannot be asked for, or is not the reason', () => {
    expect(troubleInWords(stale, scene(null))).toBe('You saw version 1; it is 3 now. If you still want to change that, choose again.');
    const wrong = refused(422, { code: 'date-not-ahead', detail: 'The appointment lies in the past.' });
    expect(isAboutState(wrong)).toBe(false);
    expect(troubleInWords(wrong, scene(ticket({})))).toBe('The appointment lies in the past. Correct what is wrong and send again.');
  });

  it('names the booking that a technician has', () => {
    const busy = refused(409, {
      code: 'technician-busy',
      holder: { number: 'T-1007', technician: 't1', mode: 'onSite', inProgress: false, window: { from: '2026-03-02T09:00:00Z', to: '2026-03-02T10:00:00Z' } },
    });
    expect(troubleInWords(busy, scene(null))).toBe(
      'Not done: Ada Martin is booked for T-1007, 09:00–10:00. Choose another technician, another time, or no appointment.');
  });
});
