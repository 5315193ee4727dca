import type { Answer, ApiClient, CandidatesQuestion } from '../api/client';
import type { Candidates, Suggestion } from './contracts';
import { show, take, type Held } from './heldOrder';

type Trouble = Exclude<Answer<never>, { kind: 'ok' }>;

/** The suggestions for one ticket, asked again when the ticket or the question changes and now and then; only a question of one's own moves people. */
export class SuggestionList {
  held: Held | null = $state.raw(null);
  trouble: Trouble | null = $state.raw(null);
  #api: ApiClient;
  #number: string;
  #asked = 0;

  constructor(api: ApiClient, number: string) {
    this.#api = api;
    this.#number = number;
  }

  /** Asks; `own` says that somebody asked for something else, so that the order may be another. */
  async ask(question: CandidatesQuestion, own: boolean): Promise<void> {
    const asked = ++this.#asked;
    const answer = await this.#api.candidates(this.#number, question);
    // A later question has overtaken this one.
    if (asked !== this.#asked) return;
    if (answer.kind === 'ok') this.held = own || !this.held ? show(answer.value) : take(this.held, answer.value);
    // What is on the screen may be old by then, but is better than nothing while nobody answers.
    else if (own || answer.kind === 'refused') this.held = null;
    this.trouble = answer.kind === 'ok' ? null : answer;
  }

  /** Lets the waiting order in. */
  release(): void {
    if (this.held?.waiting) this.held = show(this.held.waiting);
  }

  /** How choosing somebody stands to what is on the screen. */
  standing(technician: string): Suggestion | undefined {
    if (!this.held) return undefined;
    const ranked = this.held.lines.filter(line => !line.gone).map(line => line.candidate.technician);
    const rank = ranked.indexOf(technician) + 1;
    return { ...(rank > 0 ? { rank } : {}), of: ranked.length, ...(ranked[0] ? { best: ranked[0] } : {}) };
  }
}

/** Everybody that an answer names. */
export function peopleOf(answer: Candidates): { id: string; name: string }[] {
  return [...answer.candidates, ...answer.excluded].map(({ technician, name }) => ({ id: technician, name }));
}
