import { expect, it } from 'vitest';
import type { Answer, ApiClient } from '../../api/client';
import type { Presence } from '../../contracts';
import { Duty } from './duty.svelte';

function server(answers: Answer<{ presence: Presence }>[]) {
  const asked: string[] = [];
  const client = { send: async (method: string, path: string, _headers?: object, body?: string) => (asked.push(`${method} ${path} ${body ?? ''}`.trim()), answers.shift()!) } as unknown as ApiClient;
  return { client, asked };
}

const store = () => {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
};
const ok = (presence: Presence) => ({ kind: 'ok' as const, value: { presence }, version: 1 });

it('is what the server says, and what it was is known again when the page opens without a network', async () => {
  const kept = store();
  const { client, asked } = server([ok('available'), ok('break')]);
  const duty = new Duty(client, 'ada', kept);
  expect(duty.presence).toBeNull();
  await duty.look();
  expect(duty.presence).toBe('available');
  await duty.choose('break');
  expect(duty.presence).toBe('break');
  expect(asked).toEqual(['GET /technicians/ada', 'POST /technicians/ada/presence {"presence":"break"}']);
  expect(new Duty(client, 'ada', kept).presence).toBe('break');
  expect(new Duty(client, 'eve', kept).presence).toBeNull();
});

it('stays what it was where the choice did not arrive, and says so', async () => {
  const { client } = server([ok('available'), { kind: 'unreached' }, ok('off')]);
  const duty = new Duty(client, 'ada', store());
  await duty.look();
  await duty.choose('off');
  expect([duty.presence, duty.failed, duty.busy]).toEqual(['available', true, false]);
  await duty.choose('off');
  expect([duty.presence, duty.failed]).toEqual(['off', false]);
});
