import { describe, expect, it, vi } from 'vitest';
import type { PushMessage } from '../contracts';
import { addressOf, listen, messageOf, open, shownOf } from './pushes';
import { en, fr, wordsFor } from './words';

const given: PushMessage = { id: 'T-1042.3.0', what: 'given', ticket: 'T-1042', at: '2026-03-02T08:00:00.000Z' };

describe('a push', () => {
  it('is read only where it is one of ours', () => {
    expect(messageOf(JSON.stringify(given))).toEqual(given);
    for (const text of [undefined, '', 'no json', 'null', '[]', '{}', JSON.stringify({ ...given, what: 'sold' }), JSON.stringify({ ...given, ticket: 7 })]) expect(messageOf(text)).toBeNull();
  });

  it('is shown in the language of the phone', () => {
    expect(shownOf(given, ['fr-CA', 'en']).title).toBe('Nouveau pour vous : T-1042');
    expect(shownOf(given, ['de', 'en-GB']).title).toBe('New for you: T-1042');
    expect(shownOf(given, ['de']).title).toBe('New for you: T-1042');
    expect(shownOf(given, ['fr']).options.lang).toBe('fr');
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    expect(wordsFor(['frisian'])).toBe(en);
  });

  it('takes the place of what it makes untrue, and of nothing else', () => {
    const tagOf = (message: PushMessage) => shownOf(message, ['en']).options.tag;
    expect(tagOf({ ...given, id: 'T-1042.4.0', what: 'taken' })).toBe(tagOf(given));
    expect(tagOf({ ...given, what: 'escalated' })).not.toBe(tagOf(given));
    expect(tagOf({ ...given, ticket: 'T-7' })).not.toBe(tagOf(given));
  });

  it('stands for several without naming one', () => {
    const { title, options } = shownOf({ ...given, id: 'digest-1', count: 4 }, ['en']);
    expect([title, options.body, options.tag, options.data.ticket]).toEqual(['New for you: T-1042', '4 changes, the last one just now', 'digest-1', null]);
  });

  it('is shown also where it says nothing that is known', () => {
    expect(shownOf(null, ['fr']).title).toBe('Votre journée a changé');
    expect(shownOf(null, ['en']).options.data.ticket).toBeNull();
  });

  it('leads to its ticket, and nowhere else', () => {
    expect(addressOf('T-1042')).toBe('/technician?ticket=T-1042');
    for (const strange of [null, undefined, 7, '', '//evil.example', 'T-1042&x=1']) expect(addressOf(strange)).toBe('/technician');
  });
});

describe('a notification that was touched', () => {
  const origin = 'https://dispatch.example';

  it('brings the open page forward', async () => {
    const page = { url: `${origin}/technician?x`, focus: vi.fn(async () => page), postMessage: vi.fn() };
    const others = [{ url: 'https://evil.example/technician' }, { url: `${origin}/` }];
    const openWindow = vi.fn();
    await open({ matchAll: async () => [...others, page] as never, openWindow }, '/technician?ticket=T-7', origin);
    expect(page.postMessage).toHaveBeenCalledWith({ open: '/technician?ticket=T-7' });
    expect(page.focus).toHaveBeenCalledOnce();
    expect(openWindow).not.toHaveBeenCalled();
  });

  it('opens the page where none is', async () => {
    const openWindow = vi.fn(async () => null);
    await open({ matchAll: async () => [{ url: `${origin}/settings` }] as never, openWindow }, '/technician', origin);
    expect(openWindow).toHaveBeenCalledWith('/technician');
  });
});

describe('the service worker', () => {
  it('shows what comes and follows a touch', async () => {
    const handlers: Record<string, (event: never) => void> = {};
    const shown: unknown[][] = [];
    const opened: string[] = [];
    listen({
      addEventListener: (name: string, handler: (event: never) => void) => (handlers[name] = handler),
      navigator: { languages: ['en'] },
      location: { origin: 'https://dispatch.example' },
      registration: { showNotification: async (...what: unknown[]) => void shown.push(what) },
      clients: { matchAll: async () => [], openWindow: async (address: string) => void opened.push(address) },
    } as never);
    const waits: Promise<unknown>[] = [];
    const waitUntil = (promise: Promise<unknown>) => waits.push(promise);
    handlers['push']!({ data: { text: () => JSON.stringify(given) }, waitUntil } as never);
    handlers['push']!({ data: null, waitUntil } as never);
    const close = vi.fn();
    handlers['notificationclick']!({ notification: { close, data: { ticket: 'T-1042' } }, waitUntil } as never);
    await Promise.all(waits);
    expect(shown.map(([title]) => title)).toEqual(['New for you: T-1042', 'Your day has changed']);
    expect(opened).toEqual(['/technician?ticket=T-1042']);
    expect(close).toHaveBeenCalledOnce();
  });
});
