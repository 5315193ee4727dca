import type { Candidates, Suggestion } from '../assign/contracts';
import type { Cell, JournalEntry, Page, Problem, Technician, Ticket, TimeWindow, InterventionMode } from '../contracts';

/**
 * An answer, or why there is none. `unreached` means that nobody knows whether the command was carried out; `retryAfter` are the seconds that the
 * server asks to wait.
 */
export type Answer<T> =
  | { kind: 'ok'; value: T; version: number | null }
  | { kind: 'refused'; status: number; problem: Problem; retryAfter: number | null }
  | { kind: 'unauthorised'; problem: Problem }
  | { kind: 'unreached' };

export interface AssignRequest {
  technician: string;
  mode: InterventionMode;
  window?: TimeWindow;
  suggestion?: Suggestion;
}

/** How somebody is looked for. */
export interface CandidatesQuestion {
  mode: InterventionMode;
  window?: TimeWindow;
}

/** Identifies one intent: every attempt to carry it out sends the same key, so that it acts once. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  // Plain HTTP on another host than localhost is not a secure context and has no randomUUID.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const TokenKey = 'dispatch.token';
const SessionPath = '/session';
const Attempts = 4;
const AttemptLimit = 12_000;
/** A file may be long, and is written while it is sent. */
const FileLimit = 300_000;
/** Seconds that a person is left waiting at most because a server asked for it. */
const RetryAfterLimit = 5;
const Transient = new Set([429, 502, 503, 504]);

export interface ClientOptions {
  fetch?: typeof fetch;
  wait?: (milliseconds: number) => Promise<void>;
  language?: () => string;
  /** Told about every answer's `Date`. */
  observe?: (date: string | null) => void;
  /** What a request by cookie that changes something shows, see `GET /api/v1/session`. */
  antiforgery?: () => string | null;
  /** Asks for another one: the one that was sent belongs to another session. */
  renew?: () => Promise<void>;
  /** Told when a request was refused because nobody is signed in any more. */
  ended?: () => void;
}

/** The REST contract under `/api/v1`. */
export class ApiClient {
  #fetch: typeof fetch;
  #wait: (milliseconds: number) => Promise<void>;
  #language: () => string;
  #observe: (date: string | null) => void;
  #antiforgery: () => string | null;
  #renew: (() => Promise<void>) | null;
  #ended: () => void;
  #token: string | null;

  constructor(options: ClientOptions = {}) {
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#wait = options.wait ?? (milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)));
    this.#language = options.language ?? (() => 'en');
    this.#observe = options.observe ?? (() => {});
    this.#antiforgery = options.antiforgery ?? (() => null);
    this.#renew = options.renew ?? null;
    this.#ended = options.ended ?? (() => {});
    this.#token = storage()?.getItem(TokenKey) ?? null;
  }

  get token(): string | null {
    return this.#token;
  }

  set token(token: string | null) {
    this.#token = token;
    if (token) storage()?.setItem(TokenKey, token);
    else storage()?.removeItem(TokenKey);
  }

  cells(): Promise<Answer<Page<Cell>>> {
    return this.send('GET', '/cells');
  }

  /** The technicians of a cell, or all of them. */
  technicians(cell?: string): Promise<Answer<Page<Technician>>> {
    return this.send('GET', cell === undefined ? '/technicians' : `/technicians?cell=${encodeURIComponent(cell)}`);
  }

  ticket(number: string): Promise<Answer<Ticket>> {
    return this.send('GET', `/tickets/${encodeURIComponent(number)}`);
  }

  journal(number: string): Promise<Answer<Page<JournalEntry>>> {
    return this.send('GET', `/tickets/${encodeURIComponent(number)}/events`);
  }

  /** Who could do the work, ranked and explained. */
  candidates(number: string, { mode, window }: CandidatesQuestion): Promise<Answer<Candidates>> {
    const query = new URLSearchParams({ mode, ...window });
    return this.send('GET', `/tickets/${encodeURIComponent(number)}/candidates?${query}`);
  }

  assign(number: string, seen: number, key: string, request: AssignRequest): Promise<Answer<Ticket>> {
    return this.command(number, 'assign', seen, key, request);
  }

  /** For a ticket that somebody has. */
  reassign(number: string, seen: number, key: string, request: AssignRequest): Promise<Answer<Ticket>> {
    return this.command(number, 'reassign', seen, key, request);
  }

  /** Somebody has seen the escalation and cares: what repeats until then stops. */
  acknowledge(number: string, seen: number, key: string): Promise<Answer<Ticket>> {
    return this.command(number, 'acknowledge', seen, key, {});
  }

  unassign(number: string, seen: number, key: string, reason?: string): Promise<Answer<Ticket>> {
    return this.command(number, 'unassign', seen, key, reason ? { reason } : {});
  }

  /**
   * Any command of a ticket; `seen` is the version that it acts on, null where it does not matter (a note).
   *
   * Sends a command until somebody answers, a few times, always under the same key: it acts once however often it arrives. */
  async command<T = Ticket>(number: string, command: string, seen: number | null, key: string, body: object): Promise<Answer<T>> {
    const path = `/tickets/${encodeURIComponent(number)}/${command}`;
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...(seen === null ? {} : { 'If-Match': `"${seen}"` }) };
    for (let attempt = 1; ; attempt++) {
      const answer = await this.send<T>('POST', path, headers, JSON.stringify(body));
      const again = answer.kind === 'unreached' || (answer.kind === 'refused' && Transient.has(answer.status));
      if (!again || attempt === Attempts) return answer;
      const asked = answer.kind === 'refused' ? (answer.retryAfter ?? 0) : 0;
      await this.#wait(Math.max(attempt * (350 + 300 * Math.random()), Math.min(asked, RetryAfterLimit) * 1_000));
    }
  }

  /** One request, one attempt. */
  send<T>(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer<T>> {
    return this.#exchange(method, path, headers, body, AttemptLimit, async response => (response.status === 204 ? (undefined as T) : parse<T>(await response.text())));
  }

  /** An answer that is a file of this type. */
  file(method: string, path: string, type: string, body?: string): Promise<Answer<Blob>> {
    const headers = { Accept: `${type}, application/problem+json`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
    return this.#exchange(method, path, headers, body, FileLimit, response => response.blob());
  }

  /** Asks once; once more where what showed that it comes from our own page was of an earlier session. */
  async #exchange<T>(
    method: string, path: string, headers: Record<string, string>, body: string | undefined, limit: number, read: (response: Response) => Promise<T | null>,
  ): Promise<Answer<T>> {
    const answer = await this.#ask(method, path, headers, body, limit, read);
    if (!this.#renew || answer.kind !== 'refused' || answer.problem.code !== 'antiforgery') return answer;
    await this.#renew();
    return this.#ask(method, path, headers, body, limit, read);
  }

  async #ask<T>(
    method: string, path: string, headers: Record<string, string>, body: string | undefined, limit: number, read: (response: Response) => Promise<T | null>,
  ): Promise<Answer<T>> {
    let response: Response;
    let value: T | null = null;
    let problem: Problem = {};
    try {
      response = await this.#fetch(`/api/v1${path}`, {
        method,
        headers: {
          Accept: 'application/json, application/problem+json',
          'Accept-Language': this.#language(),
          ...this.#credentials(method),
          ...headers,
        },
        body,
        signal: AbortSignal.timeout(limit),
      });
      if (response.ok) value = await read(response);
      else problem = parse<Problem>(await response.text()) ?? {};
    } catch {
      return { kind: 'unreached' };
    }

    this.#observe(response.headers.get('Date'));
    if (response.status === 401) {
      // Whoever is about to sign in has nothing that could end.
      if (!path.startsWith(SessionPath)) this.#ended();
      return { kind: 'unauthorised', problem };
    }
    if (!response.ok || value === null) return { kind: 'refused', status: response.status, problem, retryAfter: secondsOf(response) };
    const tag = /\d+/.exec(response.headers.get('ETag') ?? '');
    const version = (value as { version?: unknown } | undefined)?.version;
    return { kind: 'ok', value, version: typeof version === 'number' ? version : tag ? Number(tag[0]) : null };
  }

  /** A token, if there is one; else the cookie goes by itself, and what changes something shows that it comes from our own page. */
  #credentials(method: string): Record<string, string> {
    if (this.#token) return { Authorization: `Bearer ${this.#token}` };
    const shown = method === 'GET' ? null : this.#antiforgery();
    return shown ? { 'X-Antiforgery': shown } : {};
  }
}

function secondsOf(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  return Number.isNaN(seconds) ? null : seconds;
}

function parse<T>(text: string): T | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as T) : null;
  } catch {
    return null;
  }
}

function storage(): Storage | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}
