import { describe, expect, it } from 'vitest';
import { ApiClient } from './client';

function client(...answers: (Response | 'unreachable')[]) {
  const sent: { url: string; headers: Headers; body: unknown }[] = [];
  const api = new ApiClient({
    wait: async () => {},
    antiforgery: () => 'af',
    fetch: async (input, init) => {
      sent.push({ url: String(input), headers: new Headers(init?.headers), body: init?.body });
      const answer = answers.shift();
      if (!answer || answer === 'unreachable') throw new TypeError('failed');
      return answer;
    },
  });
  return { api, sent };
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
    expect(await api.cells()).toEqual({ kind: 'unauthorised', problem: {} });
    expect(sent[0]!.headers.get('Authorization')).toBe('Bearer secret');
  });
});

describe('what shows that a request comes from our own page', () => {
  const shown = (sent: { headers: Headers }[]) => sent.map(({ headers }) => headers.get('X-Antiforgery'));

  it('is sent with what changes something and comes by cookie, and with nothing else', async () => {
    const { api, sent } = client(done(), done(), done());
    await api.unassign('T-1001', 3, 'key-1');
    await api.ticket('T-1001');
    api.token = 'secret';
    await api.unassign('T-1001', 3, 'key-2');
    expect(shown(sent)).toEqual(['af', null, null]);
  });
});
