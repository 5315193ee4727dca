import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sent } from './sender';
import { Undo, UndoFor } from './undo.svelte';

const done = (version: number): Sent => ({ done: true, ticket: {} as never, version });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('undo', () => {
  it('sends the inverse with the version that the action brought, and the next step with the version of the one before', async () => {
    const sent: [string, string, number][] = [];
    const undo = new Undo(async (number, command, seen) => {
      sent.push([number, command, seen]);
      return done(seen + 2);
    });
    undo.offerFor('moved', [{ number: 'T-1', version: 5, inverse: [{ command: 'transfer', body: {} }, { command: 'assign', body: {} }] }]);
    expect((await undo.run()).size).toBe(0);
    expect(sent).toEqual([['T-1', 'transfer', 5], ['T-1', 'assign', 7]]);
    expect(undo.offer).toBeNull();
  });

  it('says of each ticket what stands in the way, and goes on with the others', async () => {
    const undo = new Undo(async number => (number === 'T-1' ? { done: false, words: 'Ada is on the way', repeat: false } : done(2)));
    undo.offerFor('assigned', ['T-1', 'T-2'].map(number => ({ number, version: 1, inverse: [{ command: 'unassign', body: {} }] })));
    expect([...(await undo.run())]).toEqual([['T-1', 'Ada is on the way']]);
  });

  it('is over after ten seconds', async () => {
    const send = vi.fn(async () => done(2));
    const undo = new Undo(send);
    undo.offerFor('assigned', [{ number: 'T-1', version: 1, inverse: [{ command: 'unassign', body: {} }] }]);
    await vi.advanceTimersByTimeAsync(UndoFor);
    await undo.run();
    expect(send).not.toHaveBeenCalled();
  });
});
