import type { ApiClient } from '../api/client';
import type { Candidate, Candidates, Exclusion } from '../assign/contracts';
import { reasonOf, sentenceOf, type Speaker } from '../assign/explain';
import { words } from '../assign/words/words.svelte';
import { clock } from '../clock.svelte';
import type { BoardRow } from '../contracts';
import { i18n } from '../i18n/i18n.svelte';

/** What the ranking says of everybody, for the ticket that is in the hand: asked once, when it is picked up. */
class Judgement {
  answer: Candidates | null = $state.raw(null);
  #asked = 0;

  async ask(api: ApiClient, held: BoardRow | null): Promise<void> {
    const asked = ++this.#asked;
    this.answer = null;
    if (!held) return;
    const answer = await api.candidates(held.number, { mode: held.mode ?? 'onSite' });
    if (asked === this.#asked && answer.kind === 'ok') this.answer = answer.value;
  }

  candidate(technician: string): Candidate | undefined {
    return this.answer?.candidates.find(candidate => candidate.technician === technician);
  }

  excluded(technician: string): Exclusion | undefined {
    return this.answer?.excluded.find(excluded => excluded.technician === technician);
  }

  /** Their rank and why, or why they are not among those suggested; '' where nothing is known. */
  inWords(technician: string, cell: (id: string) => string): string {
    const speaker: Speaker = {
      w: words(), cell, target: target => i18n.t.sla.target[target] ?? target, when: instant => i18n.when(instant, clock.now), window: window => i18n.window(window, clock.now),
      number: value => i18n.decimal(value),
    };
    const candidate = this.candidate(technician);
    if (candidate) return `${candidate.rank}/${this.answer!.candidates.length} · ${sentenceOf(candidate, speaker)}`;
    const excluded = this.excluded(technician);
    return excluded ? reasonOf(excluded, speaker).why : '';
  }
}

export const judgement = new Judgement();
