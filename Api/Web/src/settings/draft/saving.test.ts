import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Editing, next, type Saving, type SavingEvent } from './saving';

const impact = { openTickets: 12, dueMoves: 7, wouldBreak: 2 };
const newer = { version: 4, by: 'lea', since: '2026-03-01T08:00:00Z', changed: ['week'] };
const after = (...events: SavingEvent[]): Saving => events.reduce(next, Editing);
const save: SavingEvent = { type: 'save', withImpact: true };
const counted: SavingEvent = { type: 'counted', impact };

describe('a save', () => {
  it('shows the impact before it is confirmed, for new tickets unless somebody chooses otherwise', () => {
    expect(after(save)).toEqual({ step: 'asking', applyTo: 'new' });
    expect(after(save, counted)).toEqual({ step: 'confirming', applyTo: 'new', impact, trouble: null });
    expect(after(save, counted, { type: 'applyTo', applyTo: 'open' }, { type: 'confirm' })).toEqual({ step: 'sending', applyTo: 'open' });
  });

  it('is not sent before the impact is known', () => expect(after(save, { type: 'confirm' })).toEqual({ step: 'asking', applyTo: 'new' }));

  it('leaves open tickets alone where the impact is not known', () => {
    const state = after(save, { type: 'applyTo', applyTo: 'open' }, { type: 'notCounted', trouble: 'away' }, { type: 'applyTo', applyTo: 'open' });
    expect(state).toEqual({ step: 'confirming', applyTo: 'new', impact: null, trouble: 'away' });
  });

  it('goes at once where no ticket is judged by the document', () => expect(after({ type: 'save', withImpact: false })).toEqual({ step: 'sending', applyTo: 'new' }));

  it('ends with the version, and with the recomputation where there is one', () => {
    const sent = after(save, counted, { type: 'confirm' });
    expect(next(sent, { type: 'accepted', version: 3, recomputation: 'r' })).toEqual({ step: 'saved', version: 3, recomputation: 'r' });
  });

  it('comes back to what was typed, with what is wrong beside it', () => {
    const errors = { 'week.monday': ['overlap'] };
    expect(next(after(save), { type: 'refused', errors, trouble: null })).toEqual({ step: 'editing', errors, trouble: null });
    expect(next(after(save, counted, { type: 'confirm' }), { type: 'refused', errors, trouble: null })).toEqual({ step: 'editing', errors, trouble: null });
  });

  it('says who came between', () => {
    const state = next(after(save, counted, { type: 'confirm' }), { type: 'overtaken', newer });
    expect(state).toEqual({ step: 'outdated', newer });
    expect(next(state, { type: 'cancel' })).toEqual(Editing);
  });

  it('takes no answer that comes after a cancel', () => expect(after(save, { type: 'cancel' }, counted)).toEqual(Editing));

  it('can be pressed twice and acts once', () => expect(after(save, counted, { type: 'confirm' }, { type: 'confirm' }, save)).toEqual({ step: 'sending', applyTo: 'new' }));

  it('forgets that it was saved when somebody types on', () => expect(next({ step: 'saved', version: 3, recomputation: null }, { type: 'edited' })).toEqual(Editing));

  it('never sends to open tickets what was not shown', () => {
    const event = fc.constantFrom<SavingEvent>(
      save, counted, { type: 'notCounted', trouble: '' }, { type: 'applyTo', applyTo: 'open' }, { type: 'applyTo', applyTo: 'new' }, { type: 'confirm' }, { type: 'cancel' },
      { type: 'accepted', version: 2, recomputation: null }, { type: 'refused', errors: {}, trouble: null }, { type: 'overtaken', newer }, { type: 'edited' },
    );
    fc.assert(fc.property(fc.array(event, { maxLength: 30 }), events => {
      let state = Editing;
      for (const one of events) {
        const before = state;
        state = next(state, one);
        if (state.step === 'sending' && state.applyTo === 'open' && before.step !== 'sending') expect(before).toMatchObject({ step: 'confirming', impact });
      }
    }));
  });
});
