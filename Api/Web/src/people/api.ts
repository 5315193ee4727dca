import type { Answer, ApiClient } from '../api/client';
import { readAll } from '../api/pages';
import type { Page } from '../contracts';
import type { AuditLine } from '../audit/contracts';
import type { Account, AccountRequest, Erasure, Person } from './contracts';

const Json = { 'Content-Type': 'application/json' };

/** The endpoints of everybody's accounts, and of the personal data of requesters. */
export class PeopleApi {
  #client: ApiClient;

  constructor(client: ApiClient) {
    this.#client = client;
  }

  list(): Promise<Answer<Account[]>> {
    return readAll(this.#client, '/accounts');
  }

  find(id: string): Promise<Answer<Account>> {
    return this.#client.send('GET', path(id));
  }

  /** Makes or changes an account, if its version still is the one that was seen; 0 for one that is not there yet. */
  put(id: string, account: AccountRequest, seen: number): Promise<Answer<Account>> {
    return this.#client.send('PUT', path(id), { ...Json, 'If-Match': `"${seen}"` }, JSON.stringify(account));
  }

  unlock(id: string): Promise<Answer<void>> {
    return this.#client.send('POST', `${path(id)}/unlock`);
  }

  /** Ends all their sessions and revokes all their tokens. */
  signOut(id: string): Promise<Answer<void>> {
    return this.#client.send('POST', `${path(id)}/sign-out`);
  }

  removeAuthenticator(id: string): Promise<Answer<void>> {
    return this.#client.send('DELETE', `${path(id)}/authenticator`);
  }

  /** What happened to an account last, as the audit log has it. */
  lastChange(id: string): Promise<Answer<Page<AuditLine>>> {
    return this.#client.send('GET', `/audit?${new URLSearchParams({ subject: id, limit: '10' })}`);
  }

  /** Everything that is held about a requester, as a file. */
  exportPerson(person: Person): Promise<Answer<Blob>> {
    return this.#client.file('POST', '/requesters/export', 'application/json', JSON.stringify(person));
  }

  erasePerson(person: Person): Promise<Answer<Erasure>> {
    return this.#client.send('POST', '/requesters/erase', Json, JSON.stringify(person));
  }
}

function path(id: string): string {
  return `/accounts/${encodeURIComponent(id)}`;
}
