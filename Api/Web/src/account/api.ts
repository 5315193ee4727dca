import type { Answer, ApiClient } from '../api/client';
import { readAll } from '../api/pages';
import type { AccessToken, Authenticator, OwnAccount, TokenRequest } from './contracts';

/** The endpoints of one's own account. */
export class AccountApi {
  #client: ApiClient;

  constructor(client: ApiClient) {
    this.#client = client;
  }

  find(): Promise<Answer<OwnAccount>> {
    return this.#client.send('GET', '/account');
  }

  changePassword(current: string, next: string): Promise<Answer<void>> {
    return this.#send('PUT', '/account/password', { current, new: next });
  }

  /** A secret for an authenticator; it counts from the moment that a code confirms it. */
  beginAuthenticator(): Promise<Answer<Authenticator>> {
    return this.#client.send('POST', '/account/authenticator');
  }

  confirmAuthenticator(code: string): Promise<Answer<{ recoveryCodes: string[] }>> {
    return this.#send('PUT', '/account/authenticator', { code });
  }

  removeAuthenticator(password: string): Promise<Answer<void>> {
    return this.#send('DELETE', '/account/authenticator', { password });
  }

  tokens(): Promise<Answer<AccessToken[]>> {
    return readAll(this.#client, '/account/tokens');
  }

  /** Answers the token itself as well, this once. */
  makeToken(request: TokenRequest): Promise<Answer<AccessToken & { token: string }>> {
    return this.#send('POST', '/account/tokens', request);
  }

  revokeToken(id: string): Promise<Answer<void>> {
    return this.#client.send('DELETE', `/account/tokens/${encodeURIComponent(id)}`);
  }

  #send<T>(method: string, path: string, body: object): Promise<Answer<T>> {
    return this.#client.send(method, path, { 'Content-Type': 'application/json' }, JSON.stringify(body));
  }
}
