import type { Desk } from '../desk.svelte';
import type { Degrees, Intent } from '../desk/deeds.svelte';
import type { Sent } from '../desk/sender';
import { i18n } from '../i18n/i18n.svelte';
import { stageOf } from '../queue/queueOrder';

export type Result = { kind: 'waiting' } | { kind: 'done' } | { kind: 'refused'; words: string };

/** How many commands are on their way at a time. */
const AtOnce = 4;

/** One command to many tickets: each is told of by itself, and those that were refused stay chosen. */
export class Bulk {
  running = $state(false);
  results: ReadonlyMap<string, Result> = $state.raw(new Map());
  #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get done(): number {
    return this.#count('done');
  }

  get refused(): number {
    return this.#count('refused');
  }

  async run(command: string, body: Record<string, unknown>): Promise<void> {
    if (this.running) return;
    this.running = true;
    // As they are now: what changes before a command's turn makes the server refuse it.
    const tickets = [...this.#desk.selection.numbers].map(number => ({ number, intent: this.#intent(number) }));
    this.results = new Map(tickets.map(({ number }) => [number, { kind: 'waiting' }]));
    const undoable: { intent: Intent; sent: Sent; degrees?: Degrees }[] = [];
    const queue = [...tickets];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { number, intent } = next;
        const row = this.#desk.board.row(number);
        if (!intent || !row) {
          this.#say(number, { kind: 'refused', words: i18n.t.trouble.gone });
          continue;
        }
        const degrees = command === 'qualify' ? await this.#degrees(number) : undefined;
        const sent = await this.#desk.deeds.send(row, intent, commandFor(command, intent), body);
        if (sent.done) undoable.push({ intent, sent, degrees });
        this.#say(number, sent.done ? { kind: 'done' } : { kind: 'refused', words: sent.words });
      }
    };
    await Promise.all(Array.from({ length: AtOnce }, work));
    this.#desk.deeds.offerUndo(command, undoable);
    this.#desk.selection.set([...this.results].filter(([, { kind }]) => kind === 'refused').map(([number]) => number));
    this.running = false;
  }

  #intent(number: string): Intent | null {
    const row = this.#desk.board.row(number);
    return row ? this.#desk.deeds.newIntent(row.data) : null;
  }

  /** What the priority came from, so that it can be taken back. */
  async #degrees(number: string): Promise<Degrees | undefined> {
    const answer = await this.#desk.api.ticket(number);
    return answer.kind === 'ok' ? { impact: answer.value.impact, urgency: answer.value.urgency } : undefined;
  }

  #say(number: string, result: Result): void {
    this.results = new Map(this.results).set(number, result);
  }

  #count(kind: Result['kind']): number {
    return [...this.results.values()].filter(result => result.kind === kind).length;
  }
}

/** Who has a ticket passes it on, whoever has none gets it. */
function commandFor(command: string, { seen }: Intent): string {
  return command === 'assign' && stageOf(seen.status) !== 'unassigned' ? 'reassign' : command;
}
