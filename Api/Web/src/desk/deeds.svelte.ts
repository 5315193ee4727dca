import { newKey, type AssignRequest } from '../api/client';
import { words } from '../console/words/words.svelte';
import type { BoardRow, Degree } from '../contracts';
import type { Desk } from '../desk.svelte';
import { i18n } from '../i18n/i18n.svelte';
import type { QueueRow } from '../queue/board.svelte';
import { stageOf } from '../queue/queueOrder';
import { inverseOf } from './inverse';
import { Sender, type Sent } from './sender';
import { Undo, type Done } from './undo.svelte';

/** One thing that somebody wants: its key, and the ticket as they saw it when they wanted it. Sent again unchanged if nobody answered. */
export interface Intent {
  key: string;
  seen: BoardRow;
}

/** What the line of a ticket does not say, and taking a priority back needs. */
export interface Degrees {
  impact?: Degree;
  urgency?: Degree;
}

/** An answered command that the feed has not shown by then: ask the feed. */
const ConfirmWithin = 5_000;

/** What people do to tickets from the console: sent with what was seen, told where it failed, taken back while that can be. */
export class Deeds {
  readonly sender: Sender;
  readonly undo: Undo;
  #desk: Desk;
  #told: QueueRow | null = $state.raw(null);
  /** Refused because the board was not live: said until it is. */
  #unsent: QueueRow | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.sender = new Sender(desk.api, { name: id => desk.nameOf(id), cell: id => desk.cellName(id) });
    this.undo = new Undo((number, command, seen, key, body) => this.#sendAlone(number, command, seen, key, body));
  }

  /** The boards are live again: what was refused for that reason can be tried again. */
  live(): void {
    if (!this.#unsent) return;
    this.tell(this.#unsent, null);
    this.#unsent = null;
  }

  /** Other boards are shown: nothing of the last ones is to be said. */
  forget(): void {
    this.#told = null;
  }

  /** The ticket whose message is to be read now: that of the line that the keyboard is on, else the last. */
  get told(): QueueRow | null {
    const active = this.#desk.active === null ? undefined : this.#desk.board.row(this.#desk.active);
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
    if (message && this.#desk.link.kind !== 'live') this.#unsent = row;
  }

  /** Why nothing can be sent now; null if it can. */
  get offline(): string | null {
    if (this.#desk.link.kind === 'stale') return i18n.t.trouble.stale(i18n.exactTime(this.#desk.link.since));
    return this.#desk.link.kind === 'live' ? null : i18n.t.trouble.connecting;
  }

  /** Why this cannot be done now, as far as the board knows; the server has the last word. */
  refusal(command: string, row: QueueRow): string | null {
    const { trouble, waitsFor } = i18n.t;
    if ((command === 'assign' || command === 'unassign') && !this.#desk.dispatches) return trouble.forbidden;
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
  assign(row: QueueRow, intent: Intent, request: AssignRequest): Promise<Sent> {
    return this.act(row, intent, stageOf(intent.seen.status) === 'unassigned' ? 'assign' : 'reassign', request);
  }

  /** Sends a command to a ticket as it was seen, says what went wrong with it, and offers to take it back. */
  async act(row: QueueRow, intent: Intent, command: string, body: object, degrees?: Degrees): Promise<Sent> {
    const sent = await this.send(row, intent, command, body);
    if (!sent.done) return sent;
    const done = this.#undoable(intent, command, sent, degrees);
    this.undo.offerFor(words().undo.did(command, row.number, 'technician' in body ? this.#desk.nameOf(String(body.technician)) : ''), done ? [done] : []);
    return sent;
  }

  #undoable(intent: Intent, command: string, sent: Sent, degrees?: Degrees): Done | null {
    const inverse = inverseOf(command, { ...intent.seen, ...degrees }, words().undo.reason);
    return inverse && inverse.length > 0 && sent.done && sent.version !== null ? { number: intent.seen.number, version: sent.version, inverse } : null;
  }

  /** Offers to take back what was done to several tickets at once. */
  offerUndo(command: string, done: readonly { intent: Intent; sent: Sent; degrees?: Degrees }[]): void {
    const list = done.map(({ intent, sent, degrees }) => this.#undoable(intent, command, sent, degrees)).filter(one => one !== null);
    this.undo.offerFor(words().undo.didMany(command, list.length), list);
  }

  /** Takes the last own action back; what could not be is said on its ticket. */
  async takeBack(): Promise<void> {
    for (const [number, why] of await this.undo.run()) {
      const row = this.#desk.board.row(number);
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
    if (waits) setTimeout(() => row.pending && this.#desk.doubt(), ConfirmWithin);
    return sent;
  }

  /** For a ticket that may have left the board meanwhile. */
  #sendAlone(number: string, command: string, seen: number, key: string, body: object): Promise<Sent> {
    const row = this.#desk.board.row(number);
    const offline = this.offline;
    if (offline) return Promise.resolve({ done: false, words: offline, repeat: false });
    return row ? this.#sendPending(row, command, seen, key, body) : this.sender.send(number, command, seen, key, body);
  }
}
