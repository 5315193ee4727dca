/** Names that the page and its worker share. */

/** Held by whoever sends what is in the outbox: one tab, or the worker. */
export const BoxLock = 'dispatch-outbox';
/** Where changes of the outbox are told. */
export const BoxNews = 'dispatch-outbox';
/** What the browser wakes the worker with when the network is back. */
export const SyncTag = 'dispatch-outbox';
/** Where the page and its worker are registered. */
export const Scope = '/technician';
export const WorkerPath = '/technician-worker.js';
/** Asks a waiting worker to take over. */
export const TakeOver = 'take-over';
