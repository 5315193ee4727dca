import { newKey, type ApiClient, type AssignRequest } from './api/client';
import { readAll } from './api/pages';
import { Alerts } from './alerts/alerts.svelte';
import { words } from './console/words/words.svelte';
import type { BoardRow, Cell, Degree, Lookers, Technician } from './contracts';
import { cellsFromQuery, queryText } from './desk/chosenCells';
import { inverseOf } from './desk/inverse';
import { LiveCells } from './desk/liveCells';
import { Names } from './desk/names.svelte';
import { Selection } from './desk/selection.svelte';
import { Sender, type Sent } from './desk/sender';
import { Undo, type Done } from './desk/undo.svelte';
import { FeedLink, type LinkState } from './feed/feedLink';
import type { CaughtUp } from './feed/replica';
import { signalrHub } from './feed/signalrHub';
import { i18n } from './i18n/i18n.svelte';
import { Board, type QueueRow } from './queue/board.svelte';
import { filterFromQuery, filterToQuery, stageOf, type Filter } from './queue/queueOrder';
import type { Session } from './session/session.svelte';
import { Roster } from './technicians/roster.svelte';

/** What is open beside the queue: a ticket, maybe with the form of an action; technicians to give it to; an action for all chosen tickets; the keys. */
export type Panel =
  | { kind: 'assign'; number: string }
  | { kind: 'ticket'; number: string; action?: string }
  | { kind: 'bulk'; command: string }
  | { kind: 'technician'; id: string }
  | { kind: 'keys' };

/** One thing that somebody wants: its key, and the ticket as they saw it when they wanted it. Sent again unchanged if nobody answered. */
export interface Intent {
  key: string;
  seen: BoardRow;
}

const NoteShown = 6_000;
/** An answered command that the feed has not shown by then: ask the feed. */
const ConfirmWithin = 5_000;
const NamesAgainAfter = 30_000;

/** Everything that the console knows, and what its people can do: the boards and technicians of the chosen cells, the panel that is open. */
export class Desk {
  readonly session: Session;
  readonly api: ApiClient;
  readonly names = new Names();
  readonly alerts = new Alerts();
  readonly board = new Board(
    id => this.nameOf(id),
    (row, arrived) => this.alerts.hear(row, arrived),
  );
  readonly roster = new Roster((a, b) => i18n.compare(a, b));
  readonly selection = new Selection();
  readonly sender: Sender;
  readonly undo: Undo;

  cells: readonly Cell[] | null = $state.raw(null);
  /** The cells whose work is shown, in the order of the address. */
  chosen: readonly string[] = $state.raw([]);
  technicians: readonly Technician[] | null = $state.raw(null);
  techniciansFailed = $state(false);
  link: LinkState = $state.raw({ kind: 'connecting', attempt: 0 });
  caughtUp: CaughtUp | null = $state.raw(null);
  /** Why nothing can be shown, in words; what the server said, if it said something. */
  failure: { text: string } | null = $state.raw(null);
  panel: Panel | null = $state.raw(null);
  /** The ticket that the keyboard is on. */
  active: string | null = $state(null);
  /** Who is looking at which ticket; oneself is not among them. */
  lookers: ReadonlyMap<string, readonly { id: string; name: string }[]> = $state.raw(new Map());
  /** Puts the focus on the active ticket; the list sets it. */
  focusList: () => void = () => {};

  #told: QueueRow | null = $state.raw(null);
  /** Refused because the board was not live: said until it is. */
  #unsent: QueueRow | null = null;
  #namesAt = 0;
  #live = new LiveCells();
  #link: FeedLink;
  #frame = false;
  #looking: string | null = null;
  #noteTimer: ReturnType<typeof setTimeout> | undefined;

  /** Ends what the page listens to. */
  readonly #end = new AbortController();

  constructor(session: Session) {
    this.session = session;
    this.api = session.client;
    this.sender = new Sender(this.api, { name: id => this.nameOf(id), cell: id => this.cellName(id) });
    this.undo = new Undo((number, command, seen, key, body) => this.#sendAlone(number, command, seen, key, body));
    const query = new URLSearchParams(location.search);
    this.board.filter = filterFromQuery(query);
    const hub = signalrHub(() => this.api.token, query.get('protocol') !== 'json', { lookersChanged: (lookers: Lookers) => this.#look(lookers) });
    this.#link = new FeedLink(hub, {
      state: state => {
        this.link = state;
        if (state.kind !== 'live' || !this.#unsent) return;
        this.tell(this.#unsent, null);
        this.#unsent = null;
      },
      changed: () => this.#schedule(),
      caughtUp: how => this.#say(how),
      failed: message => void this.#feedFailed(message),
      opened: () => this.#sayLook(),
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
    this.alerts.stop();
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

  choose(cells: readonly string[]): void {
    if (cells.length === 0 || cells.join() === this.chosen.join()) return;
    history.pushState(null, '', this.#address(cells));
    this.#show(cells);
  }

  /** The cell before or after, around the ends. */
  chooseNext(step: 1 | -1): void {
    const cells = this.cells;
    if (!cells || cells.length === 0) return;
    const index = cells.findIndex(cell => cell.id === this.chosen[0]);
    this.choose([cells[(index + step + cells.length) % cells.length]!.id]);
  }

  setFilter(filter: Filter): void {
    this.board.setFilter(filter);
    history.replaceState(null, '', this.#address(this.chosen));
  }

  /** Shows what an address names: a saved view. */
  follow(query: string): void {
    history.pushState(null, '', query);
    this.#followAddress();
  }

  nameOf(person: string): string {
    return this.names.of(person);
  }

  /** Names that came with an answer, of people of other cells among them. */
  know(people: readonly { id: string; name: string }[]): void {
    if (this.names.learn(people)) this.board.namesChanged();
  }

  cellName(id: string): string {
    return this.cells?.find(cell => cell.id === id)?.name ?? id;
  }

  /** What the chosen cells are called together. */
  get title(): string {
    return this.chosen.map(cell => this.cellName(cell)).join(', ');
  }

  async loadTechnicians(): Promise<void> {
    const chosen = this.chosen;
    if (chosen.length === 0) return;
    this.#namesAt = Date.now();
    const answers = await Promise.all(chosen.map(cell => readAll<Technician>(this.api, `/technicians?cell=${encodeURIComponent(cell)}`)));
    if (chosen !== this.chosen) return;
    this.techniciansFailed = answers.some(({ kind }) => kind !== 'ok');
    if (this.techniciansFailed) return;
    this.technicians = [...new Map(answers.flatMap(answer => (answer.kind === 'ok' ? answer.value : [])).map(known => [known.id, known])).values()];
    this.know(this.technicians);
  }

  /** Opens a ticket, the technicians that it can be given to, or the form of another action of it. */
  open(action: 'assign' | 'unassign' | 'ticket' | (string & {}), row: QueueRow): void {
    this.active = row.number;
    const refusal = action === 'ticket' ? null : this.refusal(action, row);
    this.tell(row, refusal);
    if (refusal) return;
    this.#open(action === 'assign' ? { kind: 'assign', number: row.number } : { kind: 'ticket', number: row.number, ...(action === 'ticket' ? {} : { action }) });
  }

  /** Opens the form of an action for all chosen tickets. */
  openBulk(command: string): void {
    if (this.selection.size > 0) this.#open({ kind: 'bulk', command });
  }

  openTechnician(id: string): void {
    this.#open({ kind: 'technician', id });
  }

  openKeys(): void {
    this.#open({ kind: 'keys' });
  }

  close(): void {
    if (!this.panel) return;
    this.#open(null);
    this.focusList();
  }

  #open(panel: Panel | null): void {
    this.panel = panel;
    this.#sayLook();
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
    if (this.told) this.tell(this.told, null);
  }

  /** Says on a ticket's line and in the bar what went wrong with it; null for nothing. */
  tell(row: QueueRow, message: string | null): void {
    row.message = message;
    if (message) this.#told = row;
    else if (this.#told === row) this.#told = null;
    if (message && this.link.kind !== 'live') this.#unsent = row;
  }

  /** Why nothing can be sent now; null if it can. */
  get offline(): string | null {
    if (this.link.kind === 'stale') return i18n.t.trouble.stale(i18n.exactTime(this.link.since));
    return this.link.kind === 'live' ? null : i18n.t.trouble.connecting;
  }

  /** Why this cannot be done now, as far as the board knows; the server has the last word. */
  refusal(command: string, row: QueueRow): string | null {
    const { trouble, waitsFor } = i18n.t;
    if ((command === 'assign' || command === 'unassign') && !this.dispatches) return trouble.forbidden;
    if (this.offline) return this.offline;
    if (row.gone) return trouble.gone;
    if (row.pending) return trouble.pending;
    if (command === 'assign' && row.data.status === 'suspended') return trouble.waiting(row.data.waitsFor ? waitsFor[row.data.waitsFor] : '…');
    if (command === 'unassign' && !row.data.technician) return trouble.nobodyHasIt;
    return null;
  }

  newIntent(seen: BoardRow): Intent {
    return { key: newKey(), seen };
  }

  /** Gives a ticket to a technician, whoever has it now. */
  assign(row: QueueRow, intent: Intent, request: AssignRequest): Promise<Outcome> {
    return this.act(row, intent, stageOf(intent.seen.status) === 'unassigned' ? 'assign' : 'reassign', request);
  }

  /** Sends a command to a ticket as it was seen, says what went wrong with it, and offers to take it back. */
  async act(row: QueueRow, intent: Intent, command: string, body: object, degrees?: { impact?: Degree; urgency?: Degree }): Promise<Outcome> {
    const sent = await this.send(row, intent, command, body);
    if (!sent.done) return sent;
    const done = this.#undoable(intent, command, sent, degrees);
    this.undo.offerFor(words().undo.did(command, row.number, 'technician' in body ? this.nameOf(String(body.technician)) : ''), done ? [done] : []);
    return { done: true };
  }

  #undoable(intent: Intent, command: string, sent: Sent, degrees?: { impact?: Degree; urgency?: Degree }): Done | null {
    const inverse = inverseOf(command, { ...intent.seen, ...degrees }, words().undo.reason);
    return inverse && inverse.length > 0 && sent.done && sent.version !== null ? { number: intent.seen.number, version: sent.version, inverse } : null;
  }

  /** Offers to take back what was done to several tickets at once. */
  offerUndo(command: string, done: readonly { intent: Intent; sent: Sent; degrees?: { impact?: Degree; urgency?: Degree } }[]): void {
    const list = done.map(({ intent, sent, degrees }) => this.#undoable(intent, command, sent, degrees)).filter(one => one !== null);
    this.undo.offerFor(words().undo.didMany(command, list.length), list);
  }

  /** Takes the last own action back; what could not be is said on its ticket. */
  async takeBack(): Promise<void> {
    for (const [number, why] of await this.undo.run()) {
      const row = this.board.row(number);
      if (row) this.tell(row, words().undo.failed(why));
    }
  }

  /** One command to one ticket; its line shows that it is on its way until the feed confirms it. */
  async send(row: QueueRow, intent: Intent, command: string, body: object): Promise<Sent> {
    const refusal = this.refusal(command === 'reassign' ? 'assign' : command, row);
    if (refusal) {
      this.tell(row, refusal);
      return { done: false, words: refusal, repeat: false };
    }
    this.tell(row, null);
    const sent = await this.#sendPending(row, command, intent.seen.version, intent.key, body);
    if (!sent.done) this.tell(row, sent.words);
    return sent;
  }

  async #sendPending(row: QueueRow, command: string, seen: number, key: string, body: object): Promise<Sent> {
    const technician = 'technician' in body ? String(body.technician) : undefined;
    row.pending = { command, technician, version: null };
    const sent = await this.sender.send(row.number, command, seen, key, body);
    // The feed confirms; it may have been quicker than the answer.
    const waits = sent.done && sent.version !== null && row.data.version < sent.version && !row.gone;
    row.pending = waits ? { command, technician, version: sent.version } : null;
    if (waits) setTimeout(() => row.pending && this.#link.doubt(), ConfirmWithin);
    return sent;
  }

  /** For a ticket that may have left the board meanwhile. */
  #sendAlone(number: string, command: string, seen: number, key: string, body: object): Promise<Sent> {
    const row = this.board.row(number);
    const offline = this.offline;
    if (offline) return Promise.resolve({ done: false, words: offline, repeat: false });
    return row ? this.#sendPending(row, command, seen, key, body) : this.sender.send(number, command, seen, key, body);
  }

  #followAddress(): void {
    const query = new URLSearchParams(location.search);
    this.board.setFilter(filterFromQuery(query));
    const cells = this.cells;
    if (!cells || cells.length === 0) return;
    const asked = cellsFromQuery(query);
    const chosen = asked.length > 0 ? asked : [cells[0]!.id];
    if (asked.length === 0) history.replaceState(null, '', this.#address(chosen));
    this.#show(chosen);
  }

  #show(chosen: readonly string[]): void {
    if (chosen.join() === this.chosen.join()) return;
    const stays = chosen.some(cell => this.chosen.includes(cell));
    this.chosen = chosen;
    this.selection.clear();
    this.technicians = null;
    this.caughtUp = null;
    this.failure = null;
    const unknown = chosen.find(cell => !this.cells?.some(known => known.id === cell));
    if (!stays || unknown !== undefined) {
      this.#open(null);
      this.active = null;
      this.#told = null;
      this.board.clear();
      this.roster.clear();
    }
    if (unknown !== undefined) {
      this.#link.stop();
      this.failure = { text: i18n.t.states.unknownCell(unknown) };
      return;
    }
    this.#live.show(chosen, this.#link);
    if (stays) {
      this.board.keepOnly(new Set(chosen));
      this.roster.keepOnly(this.#live.rosters);
    }
    void this.loadTechnicians();
  }

  #address(cells: readonly string[]): string {
    const query = new URLSearchParams(location.search);
    if (cells.length > 0) query.set('cell', cells.join(','));
    filterToQuery(this.board.filter, query);
    return `/?${queryText(query)}`;
  }

  /** Applies what the feeds brought at the next animation frame, or soon where none comes because nobody looks. */
  #schedule(): void {
    if (this.#frame) return;
    this.#frame = true;
    const apply = () => {
      this.#frame = false;
      if (this.chosen.length === 0) return;
      this.roster.absorb(this.#live.rosters);
      this.know(this.roster.shown.map(({ data }) => data));
      this.board.absorb(this.#live.rows);
      if (Date.now() - this.#namesAt > NamesAgainAfter && this.board.shown.some(({ data }) => data.technician && !this.names.knows(data.technician)))
        void this.loadTechnicians();
    };
    if (document.hidden) setTimeout(apply, 1_000);
    else requestAnimationFrame(apply);
  }

  #look(lookers: Lookers): void {
    const me = this.session.identity?.id;
    const all = this.#live.look(lookers);
    for (const [number, people] of all) all.set(number, people.filter(({ id }) => id !== me));
    this.lookers = all;
  }

  /** Tells the others which ticket is open here. */
  #sayLook(): void {
    const number = this.panel && 'number' in this.panel ? this.panel.number : null;
    if (number === null && this.#looking === null) return;
    this.#looking = number;
    void this.#link.ask('Look', number);
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
