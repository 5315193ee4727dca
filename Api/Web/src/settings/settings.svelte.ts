import type { Answer, ApiClient } from '../api/client';
import type { Cell, Technician } from '../contracts';
import { i18n } from '../i18n/i18n.svelte';
import type { Session } from '../session/session.svelte';
import { RulesApi, type Saved } from './api';
import { Kinds, type Kind } from './contracts';
import { routeFromQuery, routeToQuery, type Route } from './route';
import { words } from './words/words.svelte';

type Trouble = Exclude<Answer<never>, { kind: 'ok' }>;

/** The settings page: where it is, what there is, and whether it may be left. */
export class Settings {
  readonly session: Session;
  readonly #client: ApiClient;
  readonly rules: RulesApi;

  failure: { text: string } | null = $state.raw(null);
  loaded = $state(false);
  route: Route = $state.raw(routeFromQuery(new URLSearchParams(location.search)));
  /** Counts documents that were opened: each gets an editor of its own. */
  opened = $state(0);
  /** Where somebody wants to go although something is not saved. */
  leaving: (() => void) | null = $state.raw(null);
  lists: { [K in Kind]?: readonly Saved<K>[] } = $state.raw({});
  cells: readonly Cell[] = $state.raw([]);
  technicians: readonly Technician[] = $state.raw([]);

  /** Set by the editor that is open. */
  isDirty: () => boolean = () => false;
  #free = false;
  /** Ends what the page listens to. */
  readonly #end = new AbortController();

  constructor(session: Session) {
    this.session = session;
    this.#client = session.client;
    this.rules = new RulesApi(this.#client);
    const { signal } = this.#end;
    addEventListener('popstate', () => {
      const target = routeFromQuery(new URLSearchParams(location.search));
      if (!this.isDirty()) this.#show(target);
      else {
        history.pushState(null, '', routeToQuery(this.route));
        this.leaving = () => this.#visit(target);
      }
    }, { signal });
    addEventListener('beforeunload', event => {
      if (!this.#free && this.isDirty()) event.preventDefault();
    }, { signal });
    signal.addEventListener('abort', session.onReturn(() => void this.start()));
  }

  /** The kinds of documents that whoever is signed in may see. */
  get kinds(): readonly Kind[] {
    return Kinds.filter(kind => this.#sees(kind));
  }

  /** Whether they may also change them. */
  mayWrite(kind: Kind): boolean {
    return this.session.may(kind === 'contacts' ? 'writeNotifications' : 'writeRules');
  }

  /** Nobody is in front of it any more. */
  stop(): void {
    this.#end.abort();
  }

  async start(): Promise<void> {
    const [cells, technicians] = await Promise.all([this.#client.cells(), this.#client.technicians(), this.reload(this.route.kind)]);
    if (cells.kind === 'ok') {
      this.failure = null;
      this.cells = [...cells.value.items].sort((a, b) => a.level - b.level || i18n.compare(a.name, b.name));
      if (technicians.kind === 'ok') this.technicians = technicians.value.items;
      this.loaded = true;
    } else if (cells.kind !== 'unauthorised') {
      this.failure = { text: this.inWords(cells) };
    }
  }

  /** Asks again what documents of a kind there are. */
  async reload(kind: Kind): Promise<void> {
    if (!this.#sees(kind)) return;
    const answer = await this.rules.list(kind);
    if (answer.kind === 'ok') this.lists = { ...this.lists, [kind]: answer.value.items };
  }

  /** Whether there is such a document, as far as the list knows; yes where there is no list. */
  async knows(kind: Kind, id: string): Promise<boolean> {
    if (this.lists[kind] === undefined) await this.reload(kind);
    return this.lists[kind]?.some(document => ('cell' in document ? document.cell : document.id) === id) ?? true;
  }

  /** Goes to a document, to none (null), or to a new one (''); asks first where something is not saved. */
  go(kind: Kind, id: string | null = null): void {
    this.leave(() => this.#visit({ kind, id, recomputation: null }));
  }

  /** Does something that drops what is not saved; asks first. */
  leave(then: () => void): void {
    if (this.isDirty()) this.leaving = then;
    else then();
  }

  /** The answer to the question whether to leave. */
  answerLeaving(yes: boolean): void {
    const then = this.leaving;
    this.leaving = null;
    if (!yes || !then) return;
    this.isDirty = () => false;
    then();
  }

  /** Leaves the page. */
  depart(address: string): void {
    this.leave(() => {
      this.#free = true;
      location.assign(address);
    });
  }

  /** A document was recorded: the address names it and, so that a reload goes on with it, its recomputation. */
  saved(kind: Kind, id: string, recomputation: string | null): void {
    this.route = { kind, id, recomputation };
    history.replaceState(null, '', routeToQuery(this.route));
    void this.reload(kind);
  }

  dismissRecomputation(): void {
    this.route = { ...this.route, recomputation: null };
    history.replaceState(null, '', routeToQuery(this.route));
  }

  cellName(id: string): string {
    return this.cells.find(cell => cell.id === id)?.name ?? id;
  }

  nameOf(person: string): string {
    return this.technicians.find(technician => technician.id === person)?.name ?? person;
  }

  /** Why something was not done, in words. */
  inWords(trouble: Trouble): string {
    const { trouble: t, signIn, states } = i18n.t;
    if (trouble.kind === 'unauthorised') return signIn.notSent;
    if (trouble.kind === 'unreached') return words().unreached;
    if (trouble.status === 403) return words().forbidden;
    const said = trouble.problem.detail ?? trouble.problem.title;
    return said ? states.said(said) : t.unknown(trouble.status);
  }

  #sees(kind: Kind): boolean {
    return kind !== 'contacts' || this.session.may('readNotifications');
  }

  #visit(route: Route): void {
    history.pushState(null, '', routeToQuery(route));
    this.#show(route);
  }

  #show(route: Route): void {
    const fresh = this.lists[route.kind] === undefined || route.kind !== this.route.kind;
    this.route = route;
    this.opened++;
    if (fresh) void this.reload(route.kind);
  }
}
