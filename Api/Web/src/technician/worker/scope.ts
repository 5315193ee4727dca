/** What a service worker's global object offers, as far as ours uses it: the library of its types cannot stand beside that of a page's. */
export interface WorkerScope {
  readonly clients: WorkerClients;
  readonly location: Location;
  readonly navigator: Navigator;
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'sync', listener: (event: LastingEvent & { tag: string }) => void): void;
  addEventListener(type: 'push', listener: (event: LastingEvent & { data: { text(): string } | null }) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: LastingEvent & { notification: Notification }) => void): void;
}

/** The worker stays awake until the promise is kept. */
export interface LastingEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

export interface FetchEvent extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

export interface WorkerClients {
  claim(): Promise<void>;
  matchAll(options: { type: 'window'; includeUncontrolled?: boolean }): Promise<OpenPage[]>;
  openWindow(address: string): Promise<OpenPage | null>;
}

/** A page that is open. */
export interface OpenPage {
  readonly url: string;
  focus(): Promise<OpenPage>;
  postMessage(message: unknown): void;
}
