import type { Answer, ApiClient } from '../api/client';
import type { Page } from '../contracts';
import type { ApplyTo, Documents, Impact, ImportAnswer, Kind, PreviewAnswer, PreviewRequest, Recomputation, Stamp } from './contracts';

export type Saved<K extends Kind> = Documents[K] & Stamp & { recomputation?: string | null };

/** The endpoints of the settings. */
export class RulesApi {
  #client: ApiClient;

  constructor(client: ApiClient) {
    this.#client = client;
  }

  list<K extends Kind>(kind: K): Promise<Answer<Page<Saved<K>>>> {
    return this.#client.send('GET', `/${kind}`);
  }

  find<K extends Kind>(kind: K, id: string): Promise<Answer<Saved<K>>> {
    return this.#client.send('GET', path(kind, id));
  }

  /** Records a new version, if the newest is still the one that was seen; 0 for a document that is not there yet. */
  put<K extends Kind>(kind: K, id: string, document: Documents[K], seen: number, applyTo: ApplyTo): Promise<Answer<Saved<K>>> {
    const query = applyTo === 'open' ? '?applyTo=open' : '';
    return this.#client.send('PUT', `${path(kind, id)}${query}`, { ...Json, 'If-Match': `"${seen}"` }, JSON.stringify(document));
  }

  /** What a change would do to open tickets; nothing is changed. */
  impact<K extends Kind>(kind: K, id: string, document: Documents[K]): Promise<Answer<Impact>> {
    return this.#client.send('POST', `${path(kind, id)}/impact`, Json, JSON.stringify(document));
  }

  /** What a calendar would be with the dates of an iCalendar file; nothing is recorded. */
  previewImport(id: string, file: string, years: { from: string; to: string }): Promise<Answer<ImportAnswer>> {
    const query = new URLSearchParams({ preview: 'true', ...years });
    return this.#client.send('POST', `${path('calendars', id)}/import?${query}`, { 'Content-Type': 'text/calendar' }, file);
  }

  recomputation(id: string): Promise<Answer<Recomputation>> {
    return this.#client.send('GET', `/sla/recomputations/${encodeURIComponent(id)}`);
  }

  preview(request: PreviewRequest): Promise<Answer<PreviewAnswer>> {
    return this.#client.send('POST', '/sla/preview', Json, JSON.stringify(request));
  }
}

const Json = { 'Content-Type': 'application/json' };

function path(kind: Kind, id: string): string {
  return `/${kind}/${encodeURIComponent(id)}`;
}

