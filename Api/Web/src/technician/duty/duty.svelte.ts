import type { ApiClient } from '../../api/client';
import type { Presence, Technician } from '../../contracts';

const Key = 'dispatch.duty.';

/**
 * Whether the technician can be given work, as the server has it. It is not kept for later: what a dispatcher relies on now must not be said at another
 * time, and a choice of theirs must not be undone by an old one of the phone's.
 */
export class Duty {
  /** As it was heard last; null before that. */
  presence: Presence | null = $state(null);
  busy = $state(false);
  /** The last choice did not reach the server. */
  failed = $state(false);

  #client: ApiClient;
  #technician: string;
  #kept: Pick<Storage, 'getItem' | 'setItem'>;

  constructor(client: ApiClient, technician: string, kept: Pick<Storage, 'getItem' | 'setItem'> = localStorage) {
    this.#client = client;
    this.#technician = technician;
    this.#kept = kept;
    this.presence = kept.getItem(Key + technician) as Presence | null;
  }

  async look(): Promise<void> {
    const answer = await this.#client.send<Technician>('GET', this.#path);
    if (answer.kind === 'ok' && !this.busy) this.#is(answer.value.presence);
  }

  async choose(presence: Presence): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failed = false;
    const answer = await this.#client.send<Technician>('POST', `${this.#path}/presence`, { 'Content-Type': 'application/json' }, JSON.stringify({ presence }));
    this.busy = false;
    this.failed = answer.kind !== 'ok';
    if (answer.kind === 'ok') this.#is(answer.value.presence);
  }

  get #path(): string {
    return `/technicians/${encodeURIComponent(this.#technician)}`;
  }

  #is(presence: Presence): void {
    this.presence = presence;
    this.#kept.setItem(Key + this.#technician, presence);
  }
}
