import type { Page } from '../contracts';
import type { Answer, ApiClient } from './client';

const PageSize = 200;

/** All items of a list, page after page. */
export async function readAll<T>(client: ApiClient, path: string): Promise<Answer<T[]>> {
  const items: T[] = [];
  for (let cursor: string | null = null; ; ) {
    const query: URLSearchParams = new URLSearchParams({ limit: String(PageSize), ...(cursor === null ? {} : { cursor }) });
    const answer: Answer<Page<T>> = await client.send('GET', `${path}?${query}`);
    if (answer.kind !== 'ok') return answer;
    items.push(...answer.value.items);
    cursor = answer.value.next ?? null;
    if (cursor === null) return { kind: 'ok', value: items, version: null };
  }
}
