import type { Cell, JournalEntry, Page, Problem, Technician, Ticket, TimeWindow, InterventionMode } from '../contracts';

/** An answer, or why there is none. `unreached` means that nobody knows whether the command was carried out. */
export type Answer<T> =
  | { kind: 'ok'; value: T; version: number | null }
  | { kind: 'refused'; status: number; problem: Problem }
  | { kind: 'unauthorised' }
  | { kind: 'unreached' };

export interface AssignRequest {
  technician: string;
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
const Attempts = 4;
const AttemptLimit = 12_000;
/** Seconds that a person is left waiting at most because a server asked for it. */
const RetryAfterLimit = 5;
const Transient = new Set([429, 502, 503, 504]);

export interface ClientOptions {
  fetch?: typeof fetch;
  wait?: (milliseconds: number) => Promise<void>;
  language?: () => string;
  /** Told about every answer's `Date`. */
  observe?: (date: string | null) => void;
}

/** What shows that a request by cookie comes from our own page; the session tells it. */
const AntiforgeryHeader = 'X-Antiforgery';

/** The REST contract under `/api/v1`. */
export class ApiClient {
  #fetch: typeof fetch;
  #wait: (milliseconds: number) => Promise<void>;
  #language: () => string;
  #observe: (date: string | null) => void;
  #token: string | null;
  #antiforgery: Promise<string | null> | null = null;

  constructor(options: ClientOptions = {}) {
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#wait = options.wait ?? (milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)));
    this.#language = options.language ?? (() => 'en');
    this.#observe = options.observe ?? (() => {});
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

  assign(number: string, seen: number, key: string, request: AssignRequest): Promise<Answer<Ticket>> {
    return this.#command(number, 'assign', seen, key, request);
  }

  /** For a ticket that somebody has. */
  reassign(number: string, seen: number, key: string, request: AssignRequest): Promise<Answer<Ticket>> {
    return this.#command(number, 'reassign', seen, key, request);
  }

  /** Somebody has seen the escalation and cares: what repeats until then stops. */
  acknowledge(number: string, seen: number, key: string): Promise<Answer<Ticket>> {
    return this.#command(number, 'acknowledge', seen, key, {});
  }

  unassign(number: string, seen: number, key: string, reason?: string): Promise<Answer<Ticket>> {
    return this.#command(number, 'unassign', seen, key, reason ? { reason } : {});
  }

  /** Sends a command until somebody answers, a few times, always under the same key: it acts once however often it arrives. */
  async #command<T>(number: string, command: string, seen: number, key: string, body: object): Promise<Answer<T>> {
    const path = `/tickets/${encodeURIComponent(number)}/${command}`;
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'If-Match': `"${seen}"` };
    for (let attempt = 1; ; attempt++) {
      let retryAfter: number | null = null;
      const answer = await this.send<T>('POST', path, headers, JSON.stringify(body), seconds => (retryAfter = seconds));
      const again = answer.kind === 'unreached' || (answer.kind === 'refused' && Transient.has(answer.status));
      if (!again || attempt === Attempts) return answer;
      await this.#wait(Math.max(attempt * (350 + 300 * Math.random()), Math.min(retryAfter ?? 0, RetryAfterLimit) * 1_000));
    }
  }

  /** One request, one attempt; one more if the session has changed since its antiforgery token was fetched. */
  async send<T>(
    method: string, path: string, headers: Record<string, string> = {}, body?: string, retryAfter?: (seconds: number) => void,
  ): Promise<Answer<T>> {
    const byCookie = method !== 'GET' && !this.#token;
    if (!byCookie) return this.#attempt(method, path, headers, body, retryAfter);
    const used = this.#antiforgery ?? this.#fetchAntiforgery();
    const answer = await this.#attempt<T>(method, path, { ...(await antiforgery(used)), ...headers }, body, retryAfter);
    if (answer.kind !== 'refused' || answer.problem.code !== 'antiforgery') return answer;
    // Whoever else was refused with the same token may have fetched the new one already.
    const fresh = this.#antiforgery === used || this.#antiforgery === null ? this.#fetchAntiforgery() : this.#antiforgery;
    return this.#attempt(method, path, { ...(await antiforgery(fresh)), ...headers }, body, retryAfter);
  }

  /** Asked for once, by however many requests; again where it could not be had. */
  #fetchAntiforgery(): Promise<string | null> {
    const asked = this.#attempt<{ antiforgeryToken?: string }>('GET', '/session').then(session => {
      const token = session.kind === 'ok' ? (session.value.antiforgeryToken ?? null) : null;
      if (token === null && this.#antiforgery === asked) this.#antiforgery = null;
      return token;
    });
    return (this.#antiforgery = asked);
  }

  async #attempt<T>(
    method: string, path: string, headers: Record<string, string> = {}, body?: string, retryAfter?: (seconds: number) => void,
  ): Promise<Answer<T>> {
    let response: Response;
    let text: string;
    try {
      response = await this.#fetch(`/api/v1${path}`, {
        method,
        headers: {
          Accept: 'application/json, application/problem+json',
          'Accept-Language': this.#language(),
          ...(this.#token ? { Authorization: `Bearer ${this.#token}` } : {}),
          ...headers,
        },
        body,
        signal: AbortSignal.timeout(AttemptLimit),
      });
      text = await response.text();
    } catch {
      return { kind: 'unreached' };
    }

    this.#observe(response.headers.get('Date'));
    if (response.status === 401) return { kind: 'unauthorised' };
    const seconds = Number(response.headers.get('Retry-After') ?? NaN);
    if (!Number.isNaN(seconds)) retryAfter?.(seconds);
    if (!response.ok) return { kind: 'refused', status: response.status, problem: parse<Problem>(text) ?? {} };
    const value = parse<T>(text);
    if (value === null) return { kind: 'refused', status: response.status, problem: {} };
    const tag = /\d+/.exec(response.headers.get('ETag') ?? '');
    const version = (value as { version?: unknown }).version;
    return { kind: 'ok', value, version: typeof version === 'number' ? version : tag ? Number(tag[0]) : null };
  }
}

async function antiforgery(token: Promise<string | null>): Promise<Record<string, string>> {
  const value = await token;
  return value === null ? {} : { [AntiforgeryHeader]: value };
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
