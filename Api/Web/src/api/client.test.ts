import { describe, expect, it } from 'vitest';
import { ApiClient } from './client';

/** A client of a browser that is signed in by cookie; the session's antiforgery tokens are `af-1`, `af-2` and so on, each time it is asked. */
function client(...answers: (Response | 'unreachable')[]) {
  const sent: { url: string; headers: Headers; body: unknown }[] = [];
  let sessions = 0;
  const api = new ApiClient({
    wait: async () => {},
    fetch: async (input, init) => {
      if (input === '/api/v1/session') return Response.json({ identity: null, antiforgeryToken: `af-${++sessions}` });
      sent.push({ url: String(input), headers: new Headers(init?.headers), body: init?.body });
      const answer = answers.shift();
      if (!answer || answer === 'unreachable') throw new TypeError('failed');
      return answer;
    },
  });
  return { api, sent, sessions: () => sessions };
}

const done = () => Response.json({ number: 'T-1001', version: 4 }, { headers: { ETag: '"4"' } });

describe('a command', () => {
  it('says which version was seen, and is sent again under the same key until somebody answers', async () => {
    const { api, sent } = client('unreachable', Response.json({}, { status: 503, headers: { 'Retry-After': '1' } }), done());
    const answer = await api.assign('T-1001', 3, 'key-1', { technician: 't1', mode: 'onSite' });
    expect(answer).toMatchObject({ kind: 'ok', version: 4 });
    expect(sent.map(({ url }) => url)).toEqual(Array(3).fill('/api/v1/tickets/T-1001/assign'));
    for (const { headers, body } of sent) {
      expect(headers.get('Idempotency-Key')).toBe('key-1');
      expect(headers.get('If-Match')).toBe('"3"');
      expect(body).toBe('{"technician":"t1","mode":"onSite"}');
    }
  });

  it('is not sent again after a refusal', async () => {
    const { api, sent } = client(Response.json({ code: 'technician-busy', detail: 'Busy.' }, { status: 409 }), done());
    expect(await api.assign('T-1001', 3, 'key-1', { technician: 't1', mode: 'onSite' })).toMatchObject({
      kind: 'refused', status: 409, problem: { code: 'technician-busy' },
    });
    expect(sent).toHaveLength(1);
  });

  it('says so when nobody ever answers', async () => {
    const { api, sent } = client();
    expect(await api.unassign('T-1001', 3, 'key-1')).toEqual({ kind: 'unreached' });
    expect(sent).toHaveLength(4);
  });

  it('carries the token, and tells when it is not accepted', async () => {
    const { api, sent } = client(new Response('', { status: 401 }));
    api.token = 'secret';
    expect(await api.cells()).toEqual({ kind: 'unauthorised' });
    expect(sent[0]!.headers.get('Authorization')).toBe('Bearer secret');
  });
});

describe('what changes something and comes by cookie', () => {
  const shown = (sent: { headers: Headers }[]) => sent.map(({ headers }) => headers.get('X-Antiforgery'));
  const refused = () => Response.json({ code: 'antiforgery', detail: 'Another session.' }, { status: 403 });

  it('shows the token of the session, which is fetched once', async () => {
    const { api, sent, sessions } = client(done(), done(), done());
    await Promise.all([api.unassign('T-1001', 3, 'key-1'), api.unassign('T-1002', 3, 'key-2')]);
    await api.send('PUT', '/calendars/x', {}, '{}');
    expect(shown(sent)).toEqual(['af-1', 'af-1', 'af-1']);
    expect(sessions()).toBe(1);
  });

  it('fetches it again, once, when the session is another one by now', async () => {
    const { api, sent, sessions } = client(refused(), done(), done());
    expect(await api.unassign('T-1001', 3, 'key-1')).toMatchObject({ kind: 'ok' });
    await api.unassign('T-1001', 4, 'key-2');
    expect(shown(sent)).toEqual(['af-1', 'af-2', 'af-2']);
    expect(sent[0]!.headers.get('Idempotency-Key')).toBe(sent[1]!.headers.get('Idempotency-Key'));
    expect(sessions()).toBe(2);
  });

  it('says so when that does not help', async () => {
    const { api, sent } = client(refused(), refused(), done());
    expect(await api.send('PUT', '/calendars/x', {}, '{}')).toMatchObject({ kind: 'refused', status: 403, problem: { code: 'antiforgery' } });
    expect(sent).toHaveLength(2);
  });

  it('fetches one new token for requests that were refused together', async () => {
    const { api, sent, sessions } = client(refused(), refused(), done(), done());
    await Promise.all([api.send('PUT', '/calendars/x', {}, '{}'), api.send('PUT', '/calendars/y', {}, '{}')]);
    expect(shown(sent)).toEqual(['af-1', 'af-1', 'af-2', 'af-2']);
    expect(sessions()).toBe(2);
  });

  it('needs none to read, nor with a bearer token', async () => {
    const { api, sent, sessions } = client(done(), done());
    await api.ticket('T-1001');
    api.token = 'secret';
    await api.unassign('T-1001', 3, 'key-1');
    expect(shown(sent)).toEqual([null, null]);
    expect(sessions()).toBe(0);
  });

  it('asks again for a token that could not be had', async () => {
    let away = true;
    const urls: string[] = [];
    const api = new ApiClient({
      wait: async () => {},
      fetch: async (input, init) => {
        urls.push(`${String(input)} ${new Headers(init?.headers).get('X-Antiforgery')}`);
        if (away) throw new TypeError('failed');
        return input === '/api/v1/session' ? Response.json({ antiforgeryToken: 'af' }) : done();
      },
    });
    expect(await api.send('PUT', '/calendars/x', {}, '{}')).toEqual({ kind: 'unreached' });
    away = false;
    expect(await api.send('PUT', '/calendars/x', {}, '{}')).toMatchObject({ kind: 'ok' });
    expect(urls.slice(2)).toEqual(['/api/v1/session null', '/api/v1/calendars/x af']);
  });
});
