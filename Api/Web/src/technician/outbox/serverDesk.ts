import type { Answer, ApiClient } from '../../api/client';
import type { Ticket } from '../../contracts';
import type { Attachment } from '../contracts';
import type { Entry } from './entry';
import type { Desk, Reply, Seen } from './outbox';

/** The server over HTTP. `fileOf` gives the bytes that an entry sends, `dateOf` what time the last answer said it was there. */
export function serverDesk(client: ApiClient, fileOf: (id: string) => Promise<Blob | undefined>, dateOf: () => number | null): Desk {
  return {
    async send(entry: Entry, version: number | null): Promise<Reply> {
      const path = `/tickets/${encodeURIComponent(entry.number)}`;
      const headers = { 'Idempotency-Key': entry.id, ...(version === null ? {} : { 'If-Match': `"${version}"` }) };
      if (entry.command === 'attach') {
        const blob = await fileOf(entry.id);
        // Its bytes are gone: only whoever cleared what the browser keeps can have done that.
        if (!blob) return { kind: 'refused', status: 410, problem: { code: 'file-gone' }, retryAfter: null, date: null };
        const query = new URLSearchParams({ ...(entry.body as Record<string, string>), ...(entry.occurredAt ? { occurredAt: entry.occurredAt } : {}) });
        return replyTo(await client.upload<Attachment>(`${path}/attachments?${query}`, blob, headers), dateOf);
      }
      const body = JSON.stringify({ ...entry.body, ...(entry.occurredAt ? { occurredAt: entry.occurredAt } : {}) });
      return replyTo(await client.send<Ticket>('POST', `${path}/${entry.command}`, { 'Content-Type': 'application/json', ...headers }, body), dateOf);
    },

    async look(number: string): Promise<Seen> {
      const [ticket, journal] = await Promise.all([client.ticket(number), client.journal(number)]);
      if (ticket.kind === 'ok' && journal.kind === 'ok') return { ticket: ticket.value, journal: journal.value.items };
      return ticket.kind === 'refused' && (ticket.status === 404 || ticket.status === 403) ? null : undefined;
    },
  };
}

function replyTo(answer: Answer<Ticket | Attachment>, dateOf: () => number | null): Reply {
  if (answer.kind === 'ok') return { kind: 'ok', version: answer.version ?? 0, changedAt: 'changedAt' in answer.value ? answer.value.changedAt : null };
  if (answer.kind === 'refused') return { kind: 'refused', status: answer.status, problem: answer.problem, retryAfter: answer.retryAfter, date: dateOf() };
  return { kind: answer.kind };
}
