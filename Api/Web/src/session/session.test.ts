import { describe, expect, it } from 'vitest';
import { ApiClient } from '../api/client';
import { en } from '../i18n/en';
import type { Identity, Permission } from './contracts';
import { Session } from './session.svelte';
import { asksForCode, returnTrouble, signInTrouble } from './signInTrouble';

const Ada: Identity = { id: 'ada', name: 'Ada Lefèvre', role: 'dispatcher', cells: ['north'] };
const Bruno: Identity = { ...Ada, id: 'bruno', name: 'Bruno Nguyen' };

/** A page in front of a server that answers who is signed in, with a new antiforgery token each time. */
function page(who: Identity | null, permissions: Permission[] = ['readBoards']) {
  const server = { who, asked: 0, others: [] as Response[] };
  const sent: { request: string; antiforgery: string | null }[] = [];
  let startedOver = 0;
  const answer = () =>
    Response.json({ identity: server.who, permissions: server.who ? permissions : [], antiforgeryToken: `af-${++server.asked}`, signIn: { local: true, openIdConnect: null, demo: [] } });
  const session = new Session({
    startOver: () => startedOver++,
    client: options =>
      new ApiClient({
        ...options,
        wait: async () => {},
        fetch: async (input, init) => {
          const method = init?.method ?? 'GET';
          sent.push({ request: `${method} ${String(input).replace('/api/v1', '')}`, antiforgery: new Headers(init?.headers).get('X-Antiforgery') });
          if (method === 'GET' && String(input) === '/api/v1/session') return answer();
          const other = server.others.shift();
          if (other) return other;
          if (method === 'POST') return answer();
          server.who = null;
          return new Response(null, { status: 204 });
        },
      }),
  });
  return { session, server, sent, startedOver: () => startedOver };
}

const refused = (status: number, code: string) => Response.json({ code, detail: 'No.' }, { status });

/** Until what was begun without anybody waiting for it is over. */
const settled = () => new Promise(resolve => setTimeout(resolve));

describe('the session', () => {
  it('knows who is signed in, what they may and which cells are theirs', async () => {
    const { session } = page(Ada);
    await session.load();
    expect(session.phase).toBe('in');
    expect([session.may('readBoards'), session.may('writeRules')]).toEqual([true, false]);
    expect([session.reaches('north'), session.reaches('south')]).toEqual([true, false]);
  });

  it('shows the form over the page when a request is refused, and goes on after signing in again', async () => {
    const { session, server, startedOver } = page(Ada);
    let returns = 0;
    session.onReturn(() => returns++);
    await session.load();
    server.who = null;
    server.others = [refused(401, 'unauthorised')];
    await session.client.cells();
    await settled();
    expect([session.phase, session.identity?.id]).toEqual(['ended', 'ada']);

    server.others = [refused(401, 'wrong-credentials')];
    expect(await session.signIn({ userName: 'ada', password: 'x' })).toMatchObject({ kind: 'unauthorised', problem: { code: 'wrong-credentials' } });
    expect(session.phase).toBe('ended');
    server.who = Ada;
    await session.signIn({ userName: 'ada', password: 'right' });
    expect([session.phase, returns, startedOver()]).toEqual(['in', 1, 0]);
  });

  it('begins the page anew where somebody else signs in', async () => {
    const { session, server, startedOver } = page(Ada);
    await session.load();
    server.who = Bruno;
    await session.load();
    expect(startedOver()).toBe(1);
  });

  it('forgets whoever signs out', async () => {
    const { session } = page(Ada);
    await session.load();
    await session.signOut();
    expect([session.phase, session.identity, session.may('readBoards')]).toEqual(['out', null, false]);
  });

  it('shows the newest antiforgery token, and asks for another where it is of an earlier session', async () => {
    const { session, server, sent } = page(Ada);
    await session.load();
    server.others = [refused(403, 'antiforgery'), Response.json({ version: 2 })];
    expect(await session.client.send('PUT', '/calendars/x', {}, '{}')).toMatchObject({ kind: 'ok' });
    expect(sent.filter(({ request }) => request.startsWith('PUT')).map(({ antiforgery }) => antiforgery)).toEqual(['af-1', 'af-2']);
    server.others = [refused(403, 'antiforgery'), refused(403, 'antiforgery')];
    expect(await session.client.send('PUT', '/calendars/x', {}, '{}')).toMatchObject({ kind: 'refused', problem: { code: 'antiforgery' } });
  });
});

describe('why nobody is signed in', () => {
  const because = (code: string, more = {}) => signInTrouble({ kind: 'unauthorised', problem: { code, ...more } }, en, instant => `<${instant}>`);

  it('is said in words', () => {
    expect(because('wrong-credentials')).toBe('The user name or the password is wrong.');
    expect(because('locked-out', { until: '2026-03-30T12:00:00Z' })).toContain('locked until <2026-03-30T12:00:00Z>');
    expect(signInTrouble({ kind: 'refused', status: 429, problem: {}, retryAfter: 30 }, en, String)).toBe('Too many attempts. Try again in 30 seconds.');
    expect(signInTrouble({ kind: 'refused', status: 429, problem: {}, retryAfter: null }, en, String)).toContain('in a moment');
    expect(returnTrouble('no-role', en)).toContain('no role here');
    expect(returnTrouble('name-taken', en)).toContain('is the name of somebody else');
    expect(returnTrouble(null, en)).toBe('');
  });

  it('is no trouble where only the code is missing', () => {
    expect(because('code-required')).toBe('');
    expect(asksForCode({ kind: 'unauthorised', problem: { code: 'code-required' } })).toBe(true);
    expect(asksForCode({ kind: 'unauthorised', problem: { code: 'wrong-credentials' } })).toBe(false);
  });
});
