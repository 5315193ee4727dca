import { saidInWords } from '../api/trouble';
import { clock } from '../clock.svelte';
import type { Cell, FeedPosition, Technician, Page } from '../contracts';
import { FeedLink, type LinkState } from '../feed/feedLink';
import type { CaughtUp } from '../feed/replica';
import { signalrHub } from '../feed/signalrHub';
import { i18n } from '../i18n/i18n.svelte';
import type { Session } from '../session/session.svelte';
import { Groupings, type Grouping, type SlaCases, type SlaFigures, type SlaHead, type SlaReportRow, type SlaTrend } from './contracts';
import { before, keptOf } from './figures/before';
import { conditions, rangeQuery, type Figure } from './figures/drill';
import { inScope, lineOf, matrixOf, nothing, percentOf, worstFirst, type MatrixRow, type Period, type Scope } from './figures/figures';
import { slaReplica, rowKey } from './slaFeed';
import { askForDocument, hasNewBuild, loadedScript } from './wall/build';

const Minute = 60_000;
const Day = 24 * 60 * Minute;
const TrendsAgainAfter = 5 * Minute;
const BeforeAgainAfter = 2 * Minute;
const NamesAgainAfter = 10 * Minute;
const BuildAgainAfter = 10 * Minute;
const RetryAfter = 15_000;
const HeatDays = 28;
const LongDays = 90;
const NoteShown = 6_000;

export const Spans = ['24h', '7d', '90d'] as const;
export type Span = (typeof Spans)[number];
export type RowsBy = Exclude<Grouping, 'priority'>;
const RowsBys = ['cell', 'level', 'site'] as const;

/** Something that is read over HTTP now and then: when it was asked for last, and what stood in the way. */
class Reading<T> {
  value: T | null = $state.raw(null);
  trouble: string | null = $state(null);
  #askedAt = -Infinity;
  #generation = 0;

  forget(): void {
    this.#askedAt = -Infinity;
    this.#generation++;
  }

  /** Whether it is old; after trouble it is tried again sooner. By the clock, so that a machine that slept reads at once. */
  due(after: number): boolean {
    const age = Date.now() - this.#askedAt;
    return age < 0 || age > (this.trouble ? RetryAfter : after);
  }

  async read(session: Session, path: string): Promise<void> {
    this.#askedAt = Date.now();
    const mine = ++this.#generation;
    const answer = await session.client.send<T>('GET', path);
    if (mine !== this.#generation) return;
    this.trouble = answer.kind === 'ok' ? null : answer.kind === 'unauthorised' ? '' : saidInWords(answer, i18n.t);
    if (answer.kind === 'ok') this.value = answer.value;
  }
}

/** Everything that the managers' page knows: the live board, what was before, trends, and what it is narrowed to. */
export class SlaBoard {
  readonly session: Session;

  rows: ReadonlyMap<string, SlaFigures> = $state.raw(new Map());
  cases: SlaCases = $state.raw({ broken: [], next: [] });
  head: SlaHead | null = $state.raw(null);
  position: FeedPosition | null = $state.raw(null);
  link: LinkState = $state.raw({ kind: 'connecting', attempt: 0 });
  caughtUp: CaughtUp | null = $state.raw(null);
  /** Why nothing can be shown yet. */
  failure: string | null = $state(null);
  /** When the board was last known to equal the server's. */
  asOf = $state(0);
  newBuild = $state(false);

  scope: Scope | null = $state.raw(null);
  rowsBy: RowsBy = $state('cell');
  period: Period = $state('week');
  span: Span = $state('7d');
  asTables = $state(false);
  figure: Figure | null = $state.raw(null);

  readonly hours = new Reading<SlaTrend>();
  readonly days = new Reading<SlaTrend>();
  readonly beforeToday = new Reading<{ rows: SlaReportRow[] }>();
  readonly beforeWeek = new Reading<{ rows: SlaReportRow[] }>();
  readonly cells = new Reading<Page<Cell>>();
  readonly technicians = new Reading<Page<Technician>>();

  #replica = slaReplica();
  #link: FeedLink;
  #frame = false;
  #builtAt = Date.now();
  #noteTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #script = loadedScript();
  readonly #end = new AbortController();

  #cellNames = $derived(new Map(this.cells.value?.items.map(({ id, name }) => [id, name])));
  #technicianNames = $derived(new Map(this.technicians.value?.items.map(({ id, name }) => [id, name])));

  constructor(session: Session) {
    this.session = session;
    this.#followAddress();
    const query = new URLSearchParams(location.search);
    this.#link = new FeedLink(signalrHub(() => session.client.token, query.get('protocol') !== 'json'), {
      state: state => (this.link = state),
      changed: () => this.#schedule(),
      caughtUp: how => this.#caughtUp(how),
      failed: message => void this.#failed(message),
    });
    const { signal } = this.#end;
    addEventListener('online', () => this.#link.wake(), { signal });
    addEventListener('popstate', () => this.#followAddress(), { signal });
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.#link.wake();
    }, { signal });
    signal.addEventListener('abort', session.onReturn(() => this.#link.wake()));
  }

  start(): void {
    this.#link.show([this.#replica]);
  }

  stop(): void {
    this.#end.abort();
    clearTimeout(this.#noteTimer);
    this.#link.stop();
  }

  retry(): void {
    this.#link.wake();
  }

  /** Every second, and at once after any sleep: what is old is read again. */
  tick(): void {
    if (this.session.phase !== 'in') return;
    if (this.link.kind === 'live') this.asOf = this.link.heardAt;
    if (this.cells.due(NamesAgainAfter)) void this.cells.read(this.session, '/cells');
    if (this.technicians.due(NamesAgainAfter)) void this.technicians.read(this.session, '/technicians');
    if (this.hours.due(TrendsAgainAfter)) void this.hours.read(this.session, this.#trend('hour', HeatDays));
    if (this.span === '90d' && this.days.due(TrendsAgainAfter)) void this.days.read(this.session, this.#trend('day', LongDays));
    if (this.head && this.beforeToday.due(BeforeAgainAfter)) {
      const { today, week } = before(this.head, clock.now);
      if (today.from < today.to) void this.beforeToday.read(this.session, this.#report(today));
      if (week.from < week.to) void this.beforeWeek.read(this.session, this.#report(week));
    }
    if (Date.now() - this.#builtAt > BuildAgainAfter) void this.#lookForBuild();
  }

  /** The figures of everything, or of what it is narrowed to. */
  get figures(): SlaFigures {
    const { by, key } = lineOf(this.scope);
    return this.rows.get(rowKey(by, key)) ?? nothing(by, key);
  }

  get broken() {
    return this.cases.broken.filter(one => inScope(this.scope, one));
  }

  get next() {
    return this.cases.next.filter(one => inScope(this.scope, one));
  }

  get matrix(): MatrixRow[] {
    return matrixOf(this.rows, this.rowsBy, rowKey).sort((a, b) => worstFirst(a, b, (one, other) => i18n.compare(this.nameOf(this.rowsBy, one), this.nameOf(this.rowsBy, other))));
  }

  /** Percent that was kept up to the same time a week ago; null where it is not known. */
  percentBefore(period: Period): number | null {
    const reading = period === 'today' ? this.beforeToday.value : period === 'week' ? this.beforeWeek.value : null;
    return reading ? percentOf(keptOf(reading.rows)) : null;
  }

  /** What the figures of a period count within. */
  within(period: 'today' | 'week'): { from: number; to: number } {
    const head = this.head!;
    // A figure of the board is never older than this instant.
    return { from: Date.parse(period === 'today' ? head.today : head.week), to: clock.now + Minute };
  }

  get scopes(): Scope[] {
    return this.scope ? [this.scope] : [];
  }

  cellName(id: string): string {
    return this.#cellNames.get(id) ?? id;
  }

  technicianName(id: string): string {
    return this.#technicianNames.get(id) ?? id;
  }

  nameOf(by: Grouping, key: string): string {
    const t = i18n.t;
    switch (by) {
      case 'cell':
        return this.cellName(key);
      case 'level':
        return t.header.level(Number(key));
      case 'priority':
        return `P${key}`;
      case 'site':
        return key;
    }
  }

  narrow(scope: Scope | null): void {
    this.scope = scope;
    for (const reading of [this.hours, this.days, this.beforeToday, this.beforeWeek]) {
      reading.value = null;
      reading.forget();
    }
    this.keepAddress();
    this.tick();
  }

  /** A view is a link. */
  keepAddress(): void {
    const query = new URLSearchParams(location.search);
    for (const by of Groupings) query.delete(by);
    conditions(this.scopes, query);
    const set = (name: string, value: string, usual: string) => (value === usual ? query.delete(name) : query.set(name, value));
    set('rows', this.rowsBy, 'cell');
    set('period', this.period, 'week');
    set('span', this.span, '7d');
    const text = query.toString();
    history.replaceState(null, '', text ? `?${text}` : location.pathname);
  }

  #followAddress(): void {
    const query = new URLSearchParams(location.search);
    const by = Groupings.find(grouping => query.has(grouping));
    this.scope = by ? { by, key: query.get(by)! } : null;
    const of = <T extends string>(name: string, known: readonly T[], usual: T): T => known.find(value => value === query.get(name)) ?? usual;
    this.rowsBy = of('rows', RowsBys, 'cell');
    this.period = of('period', ['now', 'today', 'week'], 'week');
    this.span = of('span', Spans, '7d');
  }

  #trend(step: 'hour' | 'day', days: number): string {
    const now = clock.now;
    return `/reports/sla/trend?${conditions(this.scopes, new URLSearchParams({ ...rangeQuery({ from: now - days * Day, to: now }), step }))}`;
  }

  #report(range: { from: number; to: number }): string {
    return `/reports/sla?${conditions(this.scopes, new URLSearchParams({ ...rangeQuery(range), by: 'priority' }))}`;
  }

  /** Takes what the feed brought at the next animation frame, or soon where none comes because nobody looks. */
  #schedule(): void {
    if (this.#frame) return;
    this.#frame = true;
    const apply = () => {
      this.#frame = false;
      this.#absorb();
    };
    if (document.hidden) setTimeout(apply, 1_000);
    else requestAnimationFrame(apply);
  }

  #absorb(): void {
    this.position = this.#replica.position;
    const delta = this.#replica.take();
    if (!delta) return;
    const rows = new Map(this.rows);
    for (const key of delta.removed) rows.delete(key);
    for (const key of delta.changed) {
      const item = this.#replica.items.get(key);
      if (item?.kind === 'row') rows.set(key, item.row);
      else if (item?.kind === 'cases') this.cases = item.cases;
      else if (item?.kind === 'head') this.head = item.head;
    }
    this.rows = rows;
    this.failure = null;
    this.tick();
  }

  #caughtUp(how: CaughtUp): void {
    this.failure = null;
    if (how.kind === 'loaded') return;
    // The server was away: it may be another one now.
    void this.#lookForBuild();
    for (const reading of [this.hours, this.days, this.beforeToday, this.beforeWeek]) reading.forget();
    if (how.kind === 'failed') return;
    this.caughtUp = how;
    clearTimeout(this.#noteTimer);
    this.#noteTimer = setTimeout(() => (this.caughtUp = null), NoteShown);
  }

  /** A browser does not tell why a WebSocket was refused; a request does, and then the session says that it is over. */
  async #failed(message: string | null): Promise<void> {
    if (!this.head) this.failure = message ? i18n.t.states.said(message) : i18n.t.states.unreachable;
    if (this.session.phase === 'in') await this.session.client.cells();
  }

  async #lookForBuild(): Promise<void> {
    this.#builtAt = Date.now();
    this.newBuild = await hasNewBuild(this.#script, askForDocument);
  }
}
