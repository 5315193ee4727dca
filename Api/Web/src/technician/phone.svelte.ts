import { newKey } from '../api/client';
import { clock } from '../clock.svelte';
import type { BoardRow, JournalEntry, Ticket } from '../contracts';
import type { LinkState } from '../feed/feedLink';
import type { Session } from '../session/session.svelte';
import { changesOf, type Told } from './agenda/changes';
import { dayOf, type Work } from './agenda/work';
import { AgendaLink } from './agenda/agendaLink';
import { isOpen, isWaiting, type Command, type Entry } from './outbox/entry';
import { Outbox, type Flushed } from './outbox/outbox';
import { serverDesk } from './outbox/serverDesk';
import type { Checklist, ChecklistPin } from './contracts';
import type { Database } from './store/database';
import { OutboxTable } from './store/outboxTable';
import { BoxLock, BoxNews, SyncTag } from './worker/names';

export interface Reading {
  ticket: Ticket;
  journal: JournalEntry[];
}

/** A picture or a signature that goes with what is done. */
export interface NewFile {
  kind: 'photo' | 'signature';
  name: string;
  blob: Blob;
}

const RetryAfter = 5_000;
const LongestRetry = 60_000;
/** Events of one command come one by one. */
const Settle = 300;
const ToldKept = 4;
const OrphanAfter = 3_600_000;

/** What a technician has in hand on this phone: the day, what was read of its tickets, what was done and not sent yet. It works without a network; the network only brings it up to date. */
export class Phone {
  readonly technician: string;
  readonly person: string;
  readonly session: Session;

  rows: ReadonlyMap<string, BoardRow> = $state.raw(new Map());
  /** When the rows were true, milliseconds of the server's clock; null before anything was read. */
  readAt: number | null = $state(null);
  link: LinkState = $state.raw({ kind: 'connecting', attempt: 0 });
  online = $state(navigator.onLine);
  entries: readonly Entry[] = $state.raw([]);
  /** What waits here of other people. */
  others = $state(0);
  flushed: Flushed = $state.raw({ kind: 'done' });
  told: readonly Told[] = $state.raw([]);
  readings: ReadonlyMap<string, Reading> = $state.raw(new Map());
  checklists: readonly Checklist[] = $state.raw([]);
  loaded = $state(false);

  readonly day = $derived(dayOf(this.rows.values(), this.entries));
  readonly waiting = $derived(this.entries.filter(isWaiting).length);
  readonly refused = $derived(this.entries.filter(entry => entry.state === 'refused').length);
  /** The work that somebody is on the way to. */
  readonly travelling = $derived([this.day.now, this.day.next].find(work => work?.phase === 'enRoute') ?? null);

  #database: Database;
  #outbox: Outbox;
  #agenda: AgendaLink;
  /** Whether this phone knew an agenda before: of the first one, nothing is news. */
  #known = false;
  #news = new BroadcastChannel(BoxNews);
  #end = new AbortController();
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #retries = 0;
  #readTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session, database: Database, person: string, technician: string) {
    this.session = session;
    this.person = person;
    this.technician = technician;
    this.#database = database;
    this.#outbox = new Outbox({
      person, store: new OutboxTable(database), newKey, now: () => Date.now(), ahead: () => clock.ahead,
      desk: serverDesk(session.client, async id => (await database.get('files', id))?.blob, () => clock.saidAt),
      alone: run => (navigator.locks ? navigator.locks.request(BoxLock, run) : run()) as ReturnType<typeof run>,
      changed: () => this.#boxChanged(true),
    });
    this.#agenda = new AgendaLink(technician, session.client, {
      state: state => this.#linked(state),
      rows: rows => this.#agendaIs(rows),
    });
  }

  /** Shows what this phone knows, then asks the server. */
  async start(): Promise<void> {
    const { signal } = this.#end;
    const kept = await this.#database.get('agendas', this.person);
    if (kept) {
      this.rows = new Map(kept.rows.map(row => [row.number, row]));
      this.readAt = kept.at;
      this.#known = true;
    }
    const readings = await this.#database.getAll('tickets', IDBKeyRange.bound([this.person], [this.person, '\uffff']));
    this.readings = new Map(readings.map(({ number, ticket, journal }) => [number, { ticket, journal }]));
    this.checklists = await this.#database.getAll('checklists');
    await this.#forgetFiles();
    await this.#readBox();
    this.loaded = true;
    if (signal.aborted) return;

    this.#news.onmessage = () => void this.#boxChanged(false);
    addEventListener('online', () => this.#wake(), { signal });
    addEventListener('offline', () => (this.online = false), { signal });
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.#wake();
      // It may be the last that this page hears: until now, its rows were true.
      else this.#keepAgenda();
    }, { signal });
    signal.addEventListener('abort', this.session.onReturn(() => this.#wake()));
    this.#agenda.start();
    void this.flush();
  }

  stop(): void {
    this.#end.abort();
    this.#agenda.stop();
    this.#news.close();
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#readTimer);
  }

  /** The ticket of the agenda, wherever in the day it is. */
  work(number: string): Work | null {
    const { now, next, later, waiting } = this.day;
    return [now, next, ...later, ...waiting].find(work => work?.row.number === number) ?? null;
  }

  /** Does something with a ticket: kept before anything else, sent as soon as it can be. Files go first, since some commands give the ticket away. */
  async act(work: Work, command: Command, body: Record<string, unknown> = {}, files: readonly NewFile[] = []): Promise<void> {
    for (const file of files) await this.#attach(work.row.number, file);
    await this.#outbox.add({ number: work.row.number, command, body, base: work.base?.version ?? null, baseAt: work.base?.changedAt ?? null });
    await this.#readBox();
    await this.#forgetDraft(work.row.number, command);
    void this.flush();
    void askForSync();
  }

  async #attach(number: string, file: NewFile): Promise<void> {
    const id = newKey();
    await this.#database.put('files', { id, blob: file.blob, at: Date.now() });
    await this.#outbox.add({ number, command: 'attach', body: { kind: file.kind, name: file.name }, base: null, baseAt: null }, id);
  }

  /** Adds a picture at once, without another command. */
  async attach(number: string, file: NewFile): Promise<void> {
    await this.#attach(number, file);
    await this.#readBox();
    void this.flush();
    void askForSync();
  }

  /** The bytes that an entry sends, while they are here. */
  async fileOf(entry: Entry): Promise<Blob | undefined> {
    return (await this.#database.get('files', entry.id))?.blob;
  }

  async redo(entry: Entry, late: boolean): Promise<void> {
    await this.#outbox.redo(entry.order, late);
    void this.flush();
  }

  async toNote(entry: Entry, text: string): Promise<void> {
    await this.#outbox.toNote(entry.order, text);
    void this.flush();
  }

  async note(number: string, text: string): Promise<void> {
    await this.#outbox.add({ number, command: 'note', body: { text }, base: null, baseAt: null });
    void this.flush();
  }

  async drop(entry: Entry): Promise<void> {
    await this.#outbox.drop(entry.order);
    void this.flush();
  }

  /** Sends what waits; tries again by itself while nobody answers. */
  async flush(): Promise<void> {
    clearTimeout(this.#retryTimer);
    if (this.session.phase === 'ended' || this.#end.signal.aborted) return;
    this.flushed = await this.#outbox.flush();
    await this.#readBox();
    if (this.#end.signal.aborted || this.flushed.kind === 'unauthorised') return;
    if (this.flushed.kind === 'done') {
      this.#retries = 0;
      return;
    }
    const wait = this.flushed.kind === 'wait' ? this.flushed.seconds * 1_000 : Math.min(RetryAfter * 2 ** this.#retries++, LongestRetry);
    this.#retryTimer = setTimeout(() => void this.flush(), wait);
  }

  /** The checklist that the ticket is resolved with; null where there is none, or it was never read. */
  checklistOf(number: string): Checklist | null {
    const pin = pinOf(this.readings.get(number)?.ticket);
    return (pin && this.checklists.find(list => list.id === pin.id && list.version === pin.version)) ?? null;
  }

  dismiss(told: Told): void {
    this.told = this.told.filter(other => other !== told);
  }

  async draft(number: string): Promise<Record<string, unknown>> {
    return (await this.#database.get('drafts', [this.person, number]))?.fields ?? {};
  }

  async keepDraft(number: string, fields: Record<string, unknown>): Promise<void> {
    await this.#database.put('drafts', { person: this.person, number, fields });
  }

  /** Forgets what was read; not what was done. */
  async forget(): Promise<void> {
    const step = this.#database.transaction(['agendas', 'tickets', 'drafts', 'meta'], 'readwrite');
    const own = IDBKeyRange.bound([this.person], [this.person, '\uffff']);
    await Promise.all([
      step.objectStore('agendas').delete(this.person), step.objectStore('tickets').delete(own), step.objectStore('drafts').delete(own), step.objectStore('meta').clear(), step.done,
    ]);
  }

  async #forgetDraft(number: string, command: Command): Promise<void> {
    if (command === 'resolve' || command === 'finish-visit') await this.#database.delete('drafts', [this.person, number]);
  }

  #wake(): void {
    this.online = navigator.onLine;
    this.#retries = 0;
    this.#agenda.wake();
    void this.flush();
  }

  #linked(state: LinkState): void {
    const wasLive = this.link.kind === 'live';
    this.link = state;
    if (state.kind === 'live') {
      this.readAt = clock.of(state.heardAt);
      this.online = true;
      // The socket is up, so the rest is as well.
      if (!wasLive) void this.flush();
    }
  }

  #agendaIs(rows: ReadonlyMap<string, BoardRow>): void {
    const now = clock.now;
    if (this.#known) {
      const news = changesOf(this.rows, rows, this.entries, now);
      if (news.length > 0) this.#tell(news);
    }
    this.rows = rows;
    this.readAt = now;
    this.#known = true;
    this.#keepAgenda();
    clearTimeout(this.#readTimer);
    this.#readTimer = setTimeout(() => void this.#readTickets(), Settle);
  }

  #keepAgenda(): void {
    if (this.readAt !== null) void this.#database.put('agendas', { person: this.person, rows: [...this.rows.values()], at: this.readAt });
  }

  #tell(news: readonly Told[]): void {
    this.told = [...news, ...this.told.filter(old => !news.some(one => one.number === old.number))].slice(0, ToldKept);
    navigator.vibrate?.([120, 60, 120]);
  }

  /** Reads those tickets of the agenda whose line is newer than what was read of them, so that all of them are here when the network is not. */
  async #readTickets(): Promise<void> {
    for (const row of this.rows.values()) {
      if ((this.readings.get(row.number)?.ticket.version ?? 0) >= row.version) continue;
      const { client } = this.session;
      const [ticket, journal] = await Promise.all([client.ticket(row.number), client.journal(row.number)]);
      if (ticket.kind !== 'ok' || journal.kind !== 'ok') continue;
      const reading = { ticket: ticket.value, journal: journal.value.items };
      this.readings = new Map(this.readings).set(row.number, reading);
      await this.#database.put('tickets', { person: this.person, number: row.number, ...reading });
      const pin = pinOf(reading.ticket);
      if (pin) await this.#readChecklist(pin);
    }
    // What is long gone is nobody's business any more.
    for (const number of this.readings.keys()) {
      if (this.rows.has(number) || this.entries.some(entry => entry.number === number && isOpen(entry))) continue;
      const rest = new Map(this.readings);
      rest.delete(number);
      this.readings = rest;
      await this.#database.delete('tickets', [this.person, number]);
    }
  }

  /** Reads the checklist that a ticket names, once: a version never changes. */
  async #readChecklist(pin: ChecklistPin): Promise<void> {
    if (this.checklists.some(list => list.id === pin.id && list.version === pin.version)) return;
    const answer = await this.session.client.send<Checklist>('GET', `/checklists/${encodeURIComponent(pin.id)}?version=${pin.version}`);
    if (answer.kind !== 'ok') return;
    this.checklists = [...this.checklists, answer.value];
    await this.#database.put('checklists', $state.snapshot(answer.value) as Checklist);
  }

  /** Pictures of a page that was closed before it had kept what they belong to; another one may be about to. */
  async #forgetFiles(): Promise<void> {
    const wanted = new Set((await this.#database.getAll('outbox')).map(entry => entry.id));
    for (const { id, at } of await this.#database.getAll('files')) if (!wanted.has(id) && Date.now() - at > OrphanAfter) await this.#database.delete('files', id);
  }

  async #readBox(): Promise<void> {
    const all = await this.#database.getAll('outbox');
    this.entries = all.filter(entry => entry.person === this.person);
    this.others = all.filter(entry => entry.person !== this.person && isOpen(entry)).length;
  }

  async #boxChanged(tell: boolean): Promise<void> {
    if (tell && !this.#end.signal.aborted) this.#news.postMessage(null);
    await this.#readBox();
  }
}

function pinOf(ticket: (Ticket & { checklist?: ChecklistPin | null }) | undefined): ChecklistPin | null {
  return ticket?.checklist ?? null;
}

/** Where the browser has it, the worker sends what is here also after the page was closed. */
async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/technician');
  await (registration as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync?.register(SyncTag).catch(() => {});
}
