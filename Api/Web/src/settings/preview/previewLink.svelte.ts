import type { Answer } from '../../api/client';
import type { PreviewAnswer, PreviewRequest } from '../contracts';

type Trouble = Exclude<Answer<never>, { kind: 'ok' }>;

const Pause = 300;

/** Asks the server what a calendar would do, a moment after the last key; only the answer to the latest question counts. */
export class PreviewLink {
  answer: { request: PreviewRequest; value: PreviewAnswer } | null = $state.raw(null);
  /** Why the latest question has no answer, in words. */
  trouble: string | null = $state(null);
  /** The answer shown is to an older question. */
  waiting = $state(false);

  #ask: (request: PreviewRequest) => Promise<Answer<PreviewAnswer>>;
  #inWords: (trouble: Trouble) => string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;
  #asked = '';

  constructor(ask: (request: PreviewRequest) => Promise<Answer<PreviewAnswer>>, inWords: (trouble: Trouble) => string) {
    this.#ask = ask;
    this.#inWords = inWords;
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
    this.trouble = answer.kind === 'ok' ? null : this.#inWords(answer);
    if (answer.kind === 'ok') this.answer = { request, value: answer.value };
  }
}
