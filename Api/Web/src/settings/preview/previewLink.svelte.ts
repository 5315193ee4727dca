import type { Answer } from '../../api/client';
import type { PreviewAnswer, PreviewRequest } from '../contracts';

const Pause = 300;

/** Asks the server what a calendar would do, a moment after the last key; only the answer to the latest question counts. */
export class PreviewLink {
  answer: { request: PreviewRequest; value: PreviewAnswer } | null = $state.raw(null);
  trouble: Exclude<Answer<never>, { kind: 'ok' }> | null = $state.raw(null);
  /** The answer shown is to an older question. */
  waiting = $state(false);

  #ask: (request: PreviewRequest) => Promise<Answer<PreviewAnswer>>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;
  #asked = '';

  constructor(ask: (request: PreviewRequest) => Promise<Answer<PreviewAnswer>>) {
    this.#ask = ask;
  }

  /** Asks soon; null for nothing to ask. The same question is not asked twice. */
  ask(request: PreviewRequest | null): void {
    const text = JSON.stringify(request);
    if (text === this.#asked && !this.trouble) return;
    this.#asked = text;
    clearTimeout(this.#timer);
    const mine = ++this.#latest;
    this.waiting = request !== null;
    if (request) this.#timer = setTimeout(() => void this.#send(request, mine), Pause);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#latest++;
  }

  async #send(request: PreviewRequest, mine: number): Promise<void> {
    const answer = await this.#ask(request);
    if (mine !== this.#latest) return;
    this.waiting = false;
    this.trouble = answer.kind === 'ok' ? null : answer;
    if (answer.kind === 'ok') this.answer = { request, value: answer.value };
  }
}
