import { ApiClient, type Answer } from '../api/client';
import { clock } from '../clock.svelte';
import { i18n } from '../i18n/i18n.svelte';
import type { DemoPerson, Identity, Permission, SessionAnswer, SignInWays } from './contracts';
import { EveryCell } from './contracts';

/**
 * `asking` until the server has said who is signed in, `unreached` while it does not answer; `out` where nobody is, `in` where somebody is;
 * `ended` where somebody was: their page stays as it is under the form.
 */
export type Phase = 'asking' | 'unreached' | 'out' | 'in' | 'ended';

/** What somebody signs in with. */
export interface Credentials {
  userName: string;
  password: string;
  code?: string;
}

export interface SessionOptions {
  client?: (options: ConstructorParameters<typeof ApiClient>[0]) => ApiClient;
  /** Whose page this is until the server says otherwise: of one that is used without a network. */
  remembered?: Identity | null;
  /** Begins the page anew: what it shows is another person's. */
  startOver?: () => void;
  /** Somebody who asked for no page in particular signed in: this is theirs. */
  land?: (address: string) => void;
}

const Json = { 'Content-Type': 'application/json' };
/** Where people land after they have signed in, by their role, if it is not the first page. */
const Homes: Partial<Record<string, string>> = { manager: '/sla' };

/** Who is signed in on this page, what they may, and how one signs in. One for the whole page. */
export class Session {
  readonly client: ApiClient;

  phase: Phase = $state('asking');
  identity: Identity | null = $state.raw(null);
  ways: SignInWays = $state.raw({ local: false, openIdConnect: null, demo: [] });
  /** Whether a token was brought that the server does not accept. */
  rejected = $state(false);

  #permissions: ReadonlySet<Permission> = $state.raw(new Set<Permission>());
  #antiforgery: string | null = null;
  #startOver: () => void;
  #land: (address: string) => void;
  #returns = new Set<() => void>();

  constructor(options: SessionOptions = {}) {
    const make = options.client ?? (clientOptions => new ApiClient(clientOptions));
    this.identity = options.remembered ?? null;
    this.#startOver = options.startOver ?? (() => location.reload());
    this.#land = options.land ?? (address => location.pathname + location.search === '/' && location.replace(address));
    this.client = make({
      language: () => i18n.language,
      observe: date => clock.observe(date),
      antiforgery: () => this.#antiforgery,
      renew: () => this.load(),
      ended: () => this.#ended(),
    });
  }

  /** Whether whoever is signed in may do this. */
  may(permission: Permission): boolean {
    return this.#permissions.has(permission);
  }

  /** Whether the work of a cell is theirs to see. Roles above dispatchers are bound to no cell. */
  reaches(cell: string): boolean {
    const who = this.identity;
    return who !== null && (who.role !== 'dispatcher' || who.cells.includes(EveryCell) || who.cells.includes(cell));
  }

  /** Asks who is signed in. */
  async load(): Promise<void> {
    const answer = await this.client.send<SessionAnswer>('GET', '/session');
    if (answer.kind === 'ok') this.#take(answer.value);
    else if (this.phase === 'asking') this.phase = 'unreached';
  }

  /** Signs in with name and password. What stands in the way is the answer. */
  signIn(credentials: Credentials): Promise<Answer<SessionAnswer>> {
    return this.#enter('/session', credentials);
  }

  /** Becomes a person of the demo. */
  become(person: DemoPerson): Promise<Answer<SessionAnswer>> {
    return this.#enter('/session/demo', { id: person.id });
  }

  /** Goes on with a token instead of a session, for as long as the tab is open. */
  async useToken(token: string): Promise<void> {
    this.client.token = token;
    await this.load();
    this.rejected = this.identity === null && this.phase !== 'unreached';
    if (this.rejected) this.client.token = null;
  }

  async signOut(): Promise<Answer<void>> {
    this.client.token = null;
    const answer = await this.client.send<void>('DELETE', '/session');
    if (answer.kind !== 'ok') return answer;
    this.#leave('out');
    await this.load();
    return answer;
  }

  /** Calls back when a session that had ended goes on. Answers how to stop that. */
  onReturn(callback: () => void): () => void {
    this.#returns.add(callback);
    return () => this.#returns.delete(callback);
  }

  async #enter(path: string, body: object): Promise<Answer<SessionAnswer>> {
    this.client.token = null;
    const answer = await this.client.send<SessionAnswer>('POST', path, Json, JSON.stringify(body));
    if (answer.kind !== 'ok') return answer;
    const arrives = this.phase === 'out';
    this.#take(answer.value);
    const home = arrives && this.identity ? Homes[this.identity.role] : undefined;
    if (home) this.#land(home);
    return answer;
  }

  #take({ identity, permissions, antiforgeryToken, signIn }: SessionAnswer): void {
    this.#antiforgery = antiforgeryToken;
    this.ways = signIn;
    if (identity === null) {
      this.#leave(this.identity ? 'ended' : 'out');
      return;
    }
    const before = this.identity;
    const returned = this.phase === 'ended';
    this.identity = identity;
    this.#permissions = new Set(permissions);
    this.rejected = false;
    this.phase = 'in';
    if (before && before.id !== identity.id) this.#startOver();
    else if (returned) for (const callback of this.#returns) callback();
  }

  /** A request was refused because nobody is signed in: asks whether that is so, and how one signs in now. */
  #ended(): void {
    if (this.phase !== 'in') return;
    this.rejected = this.client.token !== null;
    this.client.token = null;
    this.phase = 'ended';
    void this.load();
  }

  /** Under the form, the page still is of whoever was signed in. */
  #leave(phase: 'out' | 'ended'): void {
    this.phase = phase;
    if (phase === 'ended') return;
    this.identity = null;
    this.#permissions = new Set();
  }
}
