import { newKey } from '../api/client';
import type { Step } from './inverse';
import type { Sent } from './sender';

/** How long an own action can be taken back, milliseconds. */
export const UndoFor = 10_000;

/** What was done to one ticket, the version that it brought, and what takes it back. */
export interface Done {
  number: string;
  version: number;
  inverse: Step[];
}

export interface Offer {
  /** What was done, in words. */
  what: string;
  until: number;
  done: readonly Done[];
}

type Send = (number: string, command: string, seen: number, key: string, body: object) => Promise<Sent>;

/** The last own action, as long as it can be taken back. An inverse command carries the version that the action brought: it never undoes somebody else's work. */
export class Undo {
  offer: Offer | null = $state.raw(null);
  busy = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /** Something was done: it takes the place of what was done before. */
  offerFor(what: string, done: readonly Done[]): void {
    clearTimeout(this.#timer);
    this.offer = done.length > 0 ? { what, until: Date.now() + UndoFor, done } : null;
    if (this.offer) this.#timer = setTimeout(() => (this.offer = null), UndoFor);
  }

  /** Takes it back. Answers what could not be, by ticket, in words. */
  async run(): Promise<ReadonlyMap<string, string>> {
    const offer = this.offer;
    const failed = new Map<string, string>();
    if (!offer || this.busy) return failed;
    this.offer = null;
    this.busy = true;
    for (const { number, version, inverse } of offer.done) {
      let seen = version;
      for (const { command, body } of inverse) {
        const sent = await this.#send(number, command, seen, newKey(), body);
        if (!sent.done) {
          failed.set(number, sent.words);
          break;
        }
        seen = sent.version ?? seen + 1;
      }
    }
    this.busy = false;
    return failed;
  }
}
