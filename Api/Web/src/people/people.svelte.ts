import { saidInWords } from '../api/trouble';
import type { Cell, Technician } from '../contracts';
import { i18n } from '../i18n/i18n.svelte';
import { plain } from '../queue/queueOrder';
import type { Session } from '../session/session.svelte';
import { search } from './accountForm';
import { PeopleApi } from './api';
import type { Account } from './contracts';

/** What the address of the page names: an account, '' for a new one, or the personal data of requesters. */
export interface Place {
  account: string | null;
  personalData: boolean;
}

const PersonalData = 'personal-data';

/** The accounts page: where it is, whom there is, and whether it may be left. */
export class People {
  readonly session: Session;
  readonly api: PeopleApi;

  accounts: readonly Account[] | null = $state.raw(null);
  cells: readonly Cell[] = $state.raw([]);
  technicians: readonly Technician[] = $state.raw([]);
  failed: string | null = $state(null);
  place: Place = $state.raw(placeFromQuery(new URLSearchParams(location.search)));
  searched = $state('');
  /** Counts what was opened: each gets an editor of its own. */
  opened = $state(0);
  /** Where somebody wants to go although something is not saved. */
  leaving: Place | null = $state.raw(null);

  /** Set by the editor that is open. */
  isDirty: () => boolean = () => false;
  /** Ends what the page listens to. */
  readonly #end = new AbortController();

  readonly found = $derived(search(this.accounts ?? [], this.searched, plain, role => i18n.t.role[role] ?? role));

  constructor(session: Session) {
    this.session = session;
    this.api = new PeopleApi(session.client);
    const { signal } = this.#end;
    addEventListener('popstate', () => {
      const target = placeFromQuery(new URLSearchParams(location.search));
      if (!this.isDirty()) this.#show(target);
      else {
        history.pushState(null, '', placeToQuery(this.place));
        this.leaving = target;
      }
    }, { signal });
    addEventListener('beforeunload', event => {
      if (this.isDirty()) event.preventDefault();
    }, { signal });
    signal.addEventListener('abort', session.onReturn(() => void this.load()));
  }

  stop(): void {
    this.#end.abort();
  }

  async load(): Promise<void> {
    const [accounts, cells, technicians] = await Promise.all([this.api.list(), this.session.client.cells(), this.session.client.technicians()]);
    if (cells.kind === 'ok') this.cells = [...cells.value.items].sort((a, b) => a.level - b.level || i18n.compare(a.name, b.name));
    if (technicians.kind === 'ok') this.technicians = [...technicians.value.items].sort((a, b) => i18n.compare(a.name, b.name));
    this.failed = accounts.kind === 'ok' ? null : saidInWords(accounts, i18n.t);
    if (accounts.kind === 'ok') this.accounts = accounts.value.sort((a, b) => i18n.compare(a.name, b.name));
  }

  /** Goes somewhere; asks first where something is not saved. */
  go(place: Place): void {
    if (this.isDirty()) this.leaving = place;
    else this.#visit(place);
  }

  /** The answer to the question whether to leave. */
  answerLeaving(yes: boolean): void {
    const place = this.leaving;
    this.leaving = null;
    if (!yes || !place) return;
    this.isDirty = () => false;
    this.#visit(place);
  }

  /** An account was made or changed. */
  stored(account: Account): void {
    this.accounts = [...(this.accounts ?? []).filter(({ id }) => id !== account.id), account].sort((a, b) => i18n.compare(a.name, b.name));
    if (this.place.account === account.id) return;
    this.place = { account: account.id, personalData: false };
    history.replaceState(null, '', placeToQuery(this.place));
  }

  cellName(id: string): string {
    return this.cells.find(cell => cell.id === id)?.name ?? id;
  }

  #visit(place: Place): void {
    history.pushState(null, '', placeToQuery(place));
    this.#show(place);
  }

  #show(place: Place): void {
    this.place = place;
    this.opened++;
  }
}

export function placeFromQuery(query: URLSearchParams): Place {
  const personalData = query.get('show') === PersonalData;
  return { account: personalData ? null : query.get('id'), personalData };
}

export function placeToQuery({ account, personalData }: Place): string {
  if (personalData) return `?${new URLSearchParams({ show: PersonalData })}`;
  return account === null ? location.pathname : `?${new URLSearchParams({ id: account })}`;
}
