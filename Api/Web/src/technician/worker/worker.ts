import { ApiClient, newKey } from '../../api/client';
import type { SessionAnswer } from '../../session/contracts';
import { Outbox } from '../outbox/outbox';
import { serverDesk } from '../outbox/serverDesk';
import { listen } from '../push/pushes';
import { openDatabase } from '../store/database';
import { OutboxTable } from '../store/outboxTable';
import { BoxLock, BoxNews, Scope, SyncTag, TakeOver } from './names';
import type { WorkerScope } from './scope';

/*
 * The worker of the technician's page: the page opens without a network, in one version from its document to its last file; what was done goes out
 * when the network is back, also after the page was closed; pushes are shown. What the API says is never in its caches.
 */

/** Written by the build: the files of the page, and what tells this version from others. */
declare const __SHELL__: { version: string; files: string[] };

const worker = globalThis as unknown as WorkerScope;
const Prefix = 'dispatch-technician-';
const Shell = Prefix + __SHELL__.version;

worker.addEventListener('install', event => {
  event.waitUntil((async () => {
    const cache = await caches.open(Shell);
    // Names of files say what is in them; the document's does not. It is everybody's: asked for as nobody, it begins no session either.
    await cache.addAll([new Request(Scope, { cache: 'reload', credentials: 'omit' }), ...__SHELL__.files]);
  })());
});

worker.addEventListener('activate', event => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith(Prefix) && name !== Shell) await caches.delete(name);
    await worker.clients.claim();
  })());
});

worker.addEventListener('message', event => {
  if (event.data === TakeOver) void worker.skipWaiting();
  else if (event.data === 'version') event.ports[0]?.postMessage(__SHELL__.version);
});

worker.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  const kept = request.mode === 'navigate' && pathname.replace(/\/$/, '') === Scope ? Scope : __SHELL__.files.includes(pathname) ? pathname : null;
  if (kept === null) return;
  event.respondWith((async () => (await (await caches.open(Shell)).match(kept)) ?? fetch(request))());
});

worker.addEventListener('sync', event => {
  if (event.tag === SyncTag) event.waitUntil(send());
});

listen(worker);

/** Sends what is kept of whoever is signed in. Fails while nobody answers, so that the browser tries again. */
async function send(): Promise<void> {
  let antiforgery: string | null = null;
  let person: string | null = null;
  let date: number | null = null;
  const ask = async () => {
    const answer = await client.send<SessionAnswer>('GET', '/session');
    if (answer.kind === 'unreached') throw new Error('The server does not answer.');
    if (answer.kind !== 'ok') return;
    antiforgery = answer.value.antiforgeryToken;
    person = answer.value.identity?.id ?? null;
  };
  const client = new ApiClient({ antiforgery: () => antiforgery, renew: ask, observe: said => (date = said ? Date.parse(said) : date) });
  await ask();
  // Of nobody else: the rest waits for the page, where its owner signs in.
  if (!person) return;
  const database = await openDatabase();
  const news = new BroadcastChannel(BoxNews);
  try {
    const outbox = new Outbox({
      person, store: new OutboxTable(database), newKey, now: () => Date.now(), ahead: () => aheadOf(date),
      desk: serverDesk(client, async id => (await database.get('files', id))?.blob, () => date),
      alone: run => navigator.locks.request(BoxLock, run) as ReturnType<typeof run>,
      changed: () => news.postMessage(null),
    });
    const flushed = await outbox.flush();
    if (flushed.kind === 'unreached' || flushed.kind === 'wait') throw new Error('The server does not answer.');
  } finally {
    news.close();
    database.close();
  }
}

/** Less than two seconds are the answer's own way. */
function aheadOf(date: number | null): number | null {
  if (date === null) return null;
  const ahead = date - Date.now();
  return Math.abs(ahead) < 2_000 ? 0 : ahead;
}
