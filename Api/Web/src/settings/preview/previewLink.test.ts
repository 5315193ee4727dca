import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../api/client';
import type { PreviewAnswer, PreviewRequest } from '../contracts';
import { PreviewLink } from './previewLink.svelte';

const request = (target: string): PreviewRequest => ({ calendarId: 'office', start: '2026-03-27T16:00:00Z', target });
const inWords = () => 'in words';
const answered = (due: string): Answer<PreviewAnswer> => ({ kind: 'ok', value: { due, open: [], exceptions: [] }, version: null });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the preview', () => {
  it('asks once for what is typed without a pause', async () => {
    const ask = vi.fn(async () => answered('d'));
    const link = new PreviewLink(ask, inWords);
    for (const target of ['PT1H', 'PT10H', 'PT100H']) link.ask(request(target));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ask.mock.calls).toEqual([[request('PT100H')]]);
    expect(link).toMatchObject({ waiting: false, trouble: null });
    link.ask(request('PT100H'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('shows the answer to the latest question, whichever comes last', async () => {
    const waiting = new Map<string, (answer: Answer<PreviewAnswer>) => void>();
    const link = new PreviewLink(asked => new Promise(resolve => waiting.set(asked.target, resolve)), inWords);
    link.ask(request('PT1H'));
    await vi.advanceTimersByTimeAsync(400);
    link.ask(request('PT2H'));
    await vi.advanceTimersByTimeAsync(400);
    waiting.get('PT2H')!(answered('second'));
    waiting.get('PT1H')!(answered('first'));
    await vi.advanceTimersByTimeAsync(1);
    expect(link.answer?.value.due).toBe('second');
  });

  it('keeps the last answer beside what went wrong, and asks again', async () => {
    const answers: Answer<PreviewAnswer>[] = [answered('d'), { kind: 'unreached' }, answered('e')];
    const link = new PreviewLink(async () => answers.shift()!, inWords);
    for (const target of ['PT1H', 'PT2H']) {
      link.ask(request(target));
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(link.trouble).toBe('in words');
    expect(link.answer?.value.due).toBe('d');
    link.ask(request('PT2H'));
    await vi.advanceTimersByTimeAsync(400);
    expect(link).toMatchObject({ trouble: null, answer: { value: { due: 'e' } } });
  });
});
