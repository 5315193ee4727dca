import type { ApiClient } from './api/client';
import { readAll } from './api/pages';
import { Alerts } from './alerts/alerts.svelte';
import type { Wanted } from './assign/assigning';
import type { Cell, Lookers, Technician } from './contracts';
import { Deeds } from './desk/deeds.svelte';
import { cellsFromQuery, queryText } from './desk/chosenCells';
import { LiveCells } from './desk/liveCells';
import { Names } from './desk/names.svelte';
import { Selection } from './desk/selection.svelte';
import { FeedLink, type LinkState } from './feed/feedLink';
import type { CaughtUp } from './feed/replica';
import { signalrHub } from './feed/signalrHub';
import { i18n } from './i18n/i18n.svelte';
import { Board, type QueueRow } from './queue/board.svelte';
import { filterFromQuery, filterToQuery, type Filter } from './queue/queueOrder';
import type { Session } from './session/session.svelte';
import { Roster } from './technicians/roster.svelte';

/** What is open beside the queue: a ticket, maybe with the form of an action; technicians to give it to; an action for all chosen tickets; the keys. */
export type Panel =
  | { kind: 'assign'; number: string; wanted?: Wanted }
  | { kind: 'ticket'; number: string; action?: string }
  | { kind: 'bulk'; command: string }
  | { kind: 'technician'; id: string }
  | { kind: 'keys' };

const NoteShown = 6_000;
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
  readonly deeds: Deeds;

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
    this.deeds = new Deeds(this);
    const query = new URLSearchParams(location.search);
    this.board.filter = filterFromQuery(query);
    const hub = signalrHub(() => this.api.token, query.get('protocol') !== 'json', { lookersChanged: (lookers: Lookers) => this.#look(lookers) });
    this.#link = new FeedLink(hub, {
      state: state => {
        this.link = state;
        if (state.kind === 'live') this.deeds.live();
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

  /** Asks the feeds whether something is missing. */
  doubt(): void {
    this.#link.doubt();
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

  /** The ticket that is worked on: that of the panel, else that which the keyboard is on. */
  get inHand(): QueueRow | undefined {
    const number = this.panel && 'number' in this.panel ? this.panel.number : this.active;
    return number === null ? undefined : this.board.row(number);
  }

  /** Opens a ticket, the technicians that it can be given to, or the form of another action of it. */
  open(action: 'assign' | 'unassign' | 'ticket' | (string & {}), row: QueueRow, wanted?: Wanted): void {
    this.active = row.number;
    const refusal = action === 'ticket' ? null : this.deeds.refusal(action, row);
    this.deeds.tell(row, refusal);
    if (refusal) return;
    this.#open(action === 'assign' ? { kind: 'assign', number: row.number, ...(wanted ? { wanted } : {}) } : { kind: 'ticket', number: row.number, ...(action === 'ticket' ? {} : { action }) });
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
      this.deeds.forget();
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
