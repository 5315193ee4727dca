import type { Answer, ApiClient } from '../api/client';
import { isAboutState, troubleInWords } from '../api/trouble';
import { clock } from '../clock.svelte';
import type { Ticket } from '../contracts';
import { i18n } from '../i18n/i18n.svelte';

/** What became of a command: done with the version that the feed has to show, or not, in words; `repeat` where nobody knows whether it was carried out. */
export type Sent = { done: true; ticket: Ticket; version: number | null } | { done: false; words: string; repeat: boolean };

interface People {
  name(technician: string): string;
  cell(id: string): string;
}

/** Commands that are as good on any version: they change nothing that somebody could have seen otherwise. */
const OnAnyVersion = new Set(['note', 'acknowledge']);

/** Sends commands to tickets and says in words what stands in the way. */
export class Sender {
  constructor(
    readonly api: ApiClient,
    readonly people: People,
  ) {}

  async send(number: string, command: string, seen: number, key: string, body: object): Promise<Sent> {
    const answer = await this.api.command(number, command, OnAnyVersion.has(command) ? null : seen, key, body);
    if (answer.kind === 'ok') return { done: true, ticket: answer.value, version: answer.version };
    if (answer.kind === 'unauthorised') return { done: false, words: i18n.t.signIn.notSent, repeat: true };
    return { done: false, words: await this.inWords(answer, number), repeat: answer.kind === 'unreached' };
  }

  async inWords(trouble: Exclude<Answer<never>, { kind: 'ok' } | { kind: 'unauthorised' }>, number: string): Promise<string> {
    const now = isAboutState(trouble) ? await this.api.ticket(number) : null;
    return troubleInWords(trouble, {
      t: i18n.t,
      now: now?.kind === 'ok' ? now.value : null,
      name: this.people.name,
      cell: this.people.cell,
      time: instant => i18n.when(instant, clock.now),
      window: window => i18n.window(window, clock.now),
    });
  }
}
