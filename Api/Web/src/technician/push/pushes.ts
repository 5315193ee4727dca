import type { PushMessage } from '../contracts';
import type { WorkerClients, WorkerScope } from '../worker/scope';
import { wordsFor } from './words';

/** What a push shows: browsers want every one of them shown, also one that says nothing that is known here. */
export interface Shown {
  title: string;
  options: NotificationOptions & { renotify?: boolean; data: { ticket: string | null } };
}

const Kinds = ['given', 'moved', 'taken', 'escalated'] as const satisfies readonly PushMessage['what'][];
const Page = '/technician';

/** The message that a push carries; null where it carries none of ours. */
export function messageOf(text: string | undefined): PushMessage | null {
  try {
    const value = JSON.parse(text ?? '') as Partial<PushMessage> | null;
    const known = typeof value === 'object' && value !== null && typeof value.id === 'string' && typeof value.ticket === 'string';
    return known && Kinds.some(kind => kind === value.what) ? (value as PushMessage) : null;
  } catch {
    return null;
  }
}

/**
 * What a message shows, in somebody's language. Its tag is its ticket: of what is true of one ticket's owner the newest is shown, and a repetition takes
 * the place of itself. What escalates does not hide behind it.
 */
export function shownOf(message: PushMessage | null, languages: readonly string[]): Shown {
  const words = wordsFor(languages);
  if (!message) return { title: words.unknown, options: { body: words.open, tag: 'agenda', lang: words === wordsFor(['fr']) ? 'fr' : 'en', data: { ticket: null } } };
  const several = (message.count ?? 1) > 1;
  return {
    title: words[message.what](message.ticket),
    options: {
      body: several ? words.several(message.count!) : words.open,
      tag: several ? message.id : `${message.ticket}${message.what === 'escalated' ? '-e' : ''}`,
      lang: words === wordsFor(['fr']) ? 'fr' : 'en',
      renotify: true,
      requireInteraction: message.what === 'escalated',
      timestamp: Date.parse(message.at),
      data: { ticket: several ? null : message.ticket },
    } as Shown['options'],
  };
}

/** Where a notification leads. */
export function addressOf(ticket: unknown): string {
  return typeof ticket === 'string' && /^T-\d+$/.test(ticket) ? `${Page}?ticket=${ticket}` : Page;
}

/** The page that is open, if one is, comes forward and goes there; else one is opened. */
export async function open(clients: Pick<WorkerClients, 'matchAll' | 'openWindow'>, address: string, origin: string): Promise<void> {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = windows.find(window => new URL(window.url).origin === origin && new URL(window.url).pathname.startsWith(Page));
  if (!page) return void (await clients.openWindow(address));
  page.postMessage({ open: address });
  await page.focus();
}

/** Lets a service worker show pushes, and lead to what they tell. */
export function listen(worker: WorkerScope): void {
  worker.addEventListener('push', event => {
    const { title, options } = shownOf(messageOf(event.data?.text()), worker.navigator.languages);
    event.waitUntil(worker.registration.showNotification(title, options));
  });
  worker.addEventListener('notificationclick', event => {
    event.notification.close();
    event.waitUntil(open(worker.clients, addressOf((event.notification.data as { ticket?: unknown } | null)?.ticket), worker.location.origin));
  });
}
