import { newKey, type Answer, type ApiClient, type AssignRequest } from './api/client';
import { isAboutState, troubleInWords } from './api/trouble';
import { clock } from './clock.svelte';
import type { BoardRow, Cell, Technician, Ticket } from './contracts';
import { FeedLink, type LinkState } from './feed/feedLink';
import type { CaughtUp } from './feed/replica';
import { signalrHub } from './feed/signalrHub';
import { i18n } from './i18n/i18n.svelte';
import { Board, type Pending, type QueueRow } from './queue/board.svelte';
import { filterFromQuery, filterToQuery, stageOf, type Filter } from './queue/queueOrder';
import type { Session } from './session/session.svelte';

export type Panel = { kind: 'assign' | 'unassign' | 'ticket'; number: string } | { kind: 'keys' };

/** One thing that somebody wants: its key, and the ticket as they saw it when they wanted it. Sent again unchanged if nobody answered. */
export interface Intent {
  key: string;
  seen: BoardRow;
}

const NoteShown = 6_000;
/** An answered command that the feed has not shown by then: ask the feed. */
const ConfirmWithin = 5_000;
const NamesAgainAfter = 30_000;

/** Everything that this page knows, and what its people can do: one cell's board, its technicians, the panel that is open. */
export class Desk {
  readonly session: Session;
  readonly api: ApiClient;
  readonly board = new Board(id => this.nameOf(id));

  cells: readonly Cell[] | null = $state.raw(null);
  cell: string | null = $state(null);
  technicians: readonly Technician[] | null = $state.raw(null);
  techniciansFailed = $state(false);
  link: LinkState = $state.raw({ kind: 'connecting', attempt: 0 });
  caughtUp: CaughtUp | null = $state.raw(null);
  /** Why nothing can be shown, in words; what the server said, if it said something. */
  failure: { text: string } | null = $state.raw(null);
  panel: Panel | null = $state.raw(null);
  /** The ticket that the keyboard is on. */
  active: string | null = $state(null);
  /** Puts the focus on the active ticket; the list sets it. */
  focusList: () => void = () => {};

  #told: QueueRow | null = $state.raw(null);
  /** Refused because the board was not live: said until it is. */
  #unsent: QueueRow | null = null;
  #names = new Map<string, string>();
  #namesVersion = $state(0);
  #namesAt = 0;
  #link: FeedLink;
  #frame = false;
  #noteTimer: ReturnType<typeof setTimeout> | undefined;

  /** Ends what the page listens to. */
  readonly #end = new AbortController();

  constructor(session: Session) {
    this.session = session;
    this.api = session.client;
    const query = new URLSearchParams(location.search);
    this.board.filter = filterFromQuery(query);
    this.#link = new FeedLink(signalrHub(() => this.api.token, query.get('protocol') !== 'json'), {
      state: state => {
        this.link = state;
        if (state.kind !== 'live' || !this.#unsent) return;
        this.#tell(this.#unsent, null);
        this.#unsent = null;
      },
      changed: () => this.#schedule(),
      caughtUp: how => this.#say(how),
      failed: message => void this.#feedFailed(message),
    });
    const { signal } = this.#end;
    addEventListener('online', () => this.#link.wake(), { signal });
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.#link.wake();
    }, { signal });
    addEventListener('popstate', () => this.#followAddress(), { signal });
    signal.addEventListener('abort', session.onReturn(() => void this.#resume()));
  }

  /** Whether whoever is signed in gives tickets to technicians. */
  get dispatches(): boolean {
    return this.session.may('dispatchTickets');
  }

  /** Nobody is in front of it any more. */
  stop(): void {
    this.#end.abort();
    this.#link.stop();
  }

  async start(): Promise<void> {
    const answer = await this.api.cells();
    switch (answer.kind) {
      case 'ok':
        this.failure = null;
        this.cells = answer.value.items.filter(cell => this.session.reaches(cell.id)).sort((a, b) => a.level - b.level || i18n.compare(a.name, b.name));
        this.#followAddress();
        break;
      case 'unauthorised':
        break;
      case 'refused':
        this.failure = { text: i18n.t.states.said(answer.problem.detail ?? answer.problem.title ?? String(answer.status)) };
        break;
      case 'unreached':
        this.failure = { text: i18n.t.states.unreachable };
        setTimeout(() => this.cells ?? (this.#end.signal.aborted || void this.start()), 3_000);
    }
  }

  retry(): void {
    if (!this.cells) void this.start();
    else this.#link.wake();
  }

  choose(cell: string): void {
    if (cell === this.cell) return;
    history.pushState(null, '', this.#address(cell));
    this.#show(cell);
  }

  /** The cell before or after, around the ends. */
  chooseNext(step: 1 | -1): void {
    const cells = this.cells;
    if (!cells || cells.length === 0) return;
    const index = cells.findIndex(cell => cell.id === this.cell);
    this.choose(cells[(index + step + cells.length) % cells.length]!.id);
  }

  setFilter(filter: Filter): void {
    this.board.setFilter(filter);
    history.replaceState(null, '', this.#address(this.cell));
  }

  nameOf(technician: string): string {
    void this.#namesVersion;
    return this.#names.get(technician) ?? technician;
  }

  /** Names that came with an answer, of people of other cells among them. */
  know(people: readonly { id: string; name: string }[]): void {
    const unknown = people.filter(({ id, name }) => this.#names.get(id) !== name);
    if (unknown.length === 0) return;
    for (const { id, name } of unknown) this.#names.set(id, name);
    this.#namesVersion++;
    this.board.namesChanged();
  }

  cellName(id: string): string {
    return this.cells?.find(cell => cell.id === id)?.name ?? id;
  }

  async loadTechnicians(): Promise<void> {
    const cell = this.cell;
    if (!cell) return;
    this.#namesAt = Date.now();
    const answer = await this.api.technicians(cell);
    if (cell !== this.cell) return;
    this.techniciansFailed = answer.kind !== 'ok';
    if (answer.kind !== 'ok') return;
    this.technicians = answer.value.items;
    for (const { id, name } of answer.value.items) this.#names.set(id, name);
    this.#namesVersion++;
    this.board.namesChanged();
  }

  open(kind: 'assign' | 'unassign' | 'ticket', row: QueueRow): void {
    this.active = row.number;
    const refusal = kind === 'ticket' ? null : this.#refusal(kind, row);
    this.#tell(row, refusal);
    if (!refusal) this.panel = { kind, number: row.number };
  }

  close(): void {
    if (!this.panel) return;
    this.panel = null;
    this.focusList();
  }

  /** Puts the keyboard on a ticket, wherever it is in the list. */
  goTo(row: QueueRow): void {
    this.active = row.number;
    this.focusList();
  }

  /** The ticket whose message is to be read now: that of the line that the keyboard is on, else the last. */
  get told(): QueueRow | null {
    const active = this.active === null ? undefined : this.board.row(this.active);
    return active?.message ? active : this.#told;
  }

  /** The message was read. */
  dismiss(): void {
    if (this.told) this.#tell(this.told, null);
  }

  /** Says on a ticket's line and in the bar what went wrong with it; null for nothing. */
  #tell(row: QueueRow, message: string | null): void {
    row.message = message;
    if (message) this.#told = row;
    else if (this.#told === row) this.#told = null;
    if (message && this.link.kind !== 'live') this.#unsent = row;
  }

  /** Why this cannot be done now, as far as the board knows; the server has the last word. */
  #refusal(command: Pending['command'], row: QueueRow): string | null {
    const { trouble, waitsFor } = i18n.t;
    if (command !== 'acknowledge' && !this.dispatches) return trouble.forbidden;
    if (this.link.kind === 'stale') return trouble.stale(i18n.exactTime(this.link.since));
    if (this.link.kind !== 'live') return trouble.connecting;
    if (row.gone) return trouble.gone;
    if (row.pending) return trouble.pending;
    if (command === 'assign' && row.data.status === 'suspended') return trouble.waiting(row.data.waitsFor ? waitsFor[row.data.waitsFor] : '…');
    if (command === 'unassign' && !row.data.technician) return trouble.nobodyHasIt;
    return null;
  }

  newIntent(seen: BoardRow): Intent {
    return { key: newKey(), seen };
  }

  assign(row: QueueRow, intent: Intent, request: AssignRequest): Promise<Outcome> {
    return this.#command('assign', row, request.technician, () =>
      stageOf(intent.seen.status) === 'unassigned'
        ? this.api.assign(row.number, intent.seen.version, intent.key, request)
        : this.api.reassign(row.number, intent.seen.version, intent.key, request));
  }

  unassign(row: QueueRow, intent: Intent, reason: string): Promise<Outcome> {
    return this.#command('unassign', row, undefined, () => this.api.unassign(row.number, intent.seen.version, intent.key, reason || undefined));
  }

  acknowledge(row: QueueRow, intent: Intent): Promise<Outcome> {
    return this.#command('acknowledge', row, undefined, () => this.api.acknowledge(row.number, intent.seen.version, intent.key));
  }

  async #command(command: Pending['command'], row: QueueRow, technician: string | undefined, send: () => Promise<Answer<Ticket>>): Promise<Outcome> {
    const refusal = this.#refusal(command, row);
    if (refusal) {
      this.#tell(row, refusal);
      return { done: false, repeat: false };
    }

    this.#tell(row, null);
    row.pending = { command, technician, version: null };
    const answer = await send();
    if (answer.kind === 'ok') {
      const version = answer.version;
      // The feed confirms; it may have been quicker than the answer.
      row.pending = version !== null && row.data.version < version && !row.gone ? { command, technician, version } : null;
      if (row.pending) setTimeout(() => row.pending && this.#link.doubt(), ConfirmWithin);
      return { done: true };
    }

    row.pending = null;
    if (answer.kind === 'unauthorised') {
      this.#tell(row, i18n.t.signIn.notSent);
      return { done: false, repeat: true };
    }
    this.#tell(row, await this.#inWords(answer, row));
    return { done: false, repeat: answer.kind === 'unreached' };
  }

  async #inWords(trouble: Exclude<Answer<never>, { kind: 'ok' } | { kind: 'unauthorised' }>, row: QueueRow): Promise<string> {
    const now = isAboutState(trouble) ? await this.api.ticket(row.number) : null;
    return troubleInWords(trouble, {
      t: i18n.t,
      now: now?.kind === 'ok' ? now.value : null,
      name: id => this.nameOf(id),
      cell: id => this.cellName(id),
      time: instant => i18n.when(instant, clock.now),
      window: window => i18n.window(window, clock.now),
    });
  }

  #followAddress(): void {
    const query = new URLSearchParams(location.search);
    this.board.setFilter(filterFromQuery(query));
    const cells = this.cells;
    if (!cells || cells.length === 0) return;
    const asked = query.get('cell');
    const cell = asked ?? cells[0]!.id;
    if (!asked) history.replaceState(null, '', this.#address(cell));
    this.#show(cell);
  }

  #show(cell: string): void {
    if (cell === this.cell) return;
    this.cell = cell;
    this.panel = null;
    this.active = null;
    this.#told = null;
    this.technicians = null;
    this.caughtUp = null;
    this.failure = null;
    this.board.clear();
    if (this.cells?.some(known => known.id === cell)) {
      this.#link.show(cell);
      void this.loadTechnicians();
    } else {
      this.#link.stop();
      this.failure = { text: i18n.t.states.unknownCell(cell) };
    }
  }

  #address(cell: string | null): string {
    const query = new URLSearchParams(location.search);
    if (cell) query.set('cell', cell);
    filterToQuery(this.board.filter, query);
    return `?${query}`;
  }

  /** Applies what the feed brought at the next animation frame, or soon where none comes because nobody looks. */
  #schedule(): void {
    if (this.#frame) return;
    this.#frame = true;
    const apply = () => {
      this.#frame = false;
      const replica = this.#link.replica;
      if (!replica) return;
      this.board.absorb(replica);
      if (Date.now() - this.#namesAt > NamesAgainAfter && this.board.shown.some(({ data }) => data.technician && !this.#names.has(data.technician)))
        void this.loadTechnicians();
    };
    if (document.hidden) setTimeout(apply, 1_000);
    else requestAnimationFrame(apply);
  }

  #say(how: CaughtUp): void {
    this.failure = null;
    if (how.kind === 'loaded' || how.kind === 'failed') return;
    this.caughtUp = how;
    clearTimeout(this.#noteTimer);
    this.#noteTimer = setTimeout(() => (this.caughtUp = null), NoteShown);
    if (this.techniciansFailed) void this.loadTechnicians();
  }

  /** A browser does not tell why a WebSocket was refused; a request does. */
  async #feedFailed(message: string | null): Promise<void> {
    if (!this.board.loaded) this.failure = { text: message ? i18n.t.states.said(message) : i18n.t.states.unreachable };
    // Whether it is the session that has ended: then the session says so.
    if (this.session.phase === 'in') await this.api.cells();
  }

  /** The session goes on, maybe with other rights. */
  async #resume(): Promise<void> {
    await this.start();
    this.#link.wake();
    if (this.techniciansFailed) void this.loadTechnicians();
  }
}

export type Outcome = { done: true } | { done: false; repeat: boolean };
