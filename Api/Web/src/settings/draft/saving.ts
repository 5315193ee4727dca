import type { ApplyTo, Impact } from '../contracts';
import { NoErrors, type Errors } from '../../api/errors';

/** Somebody else's version that came between. */
export interface Newer {
  version: number;
  by: string;
  since: string;
  /** Outermost fields in which it differs from what was loaded. */
  changed: readonly string[];
}

/**
 * How far a save is. Kinds that open tickets are judged by go through `asking` and `confirming`, where the impact is shown; the others are sent
 * at once. Nothing is lost on the way: every step leads back to `editing` with what was typed.
 */
export type Saving =
  | { step: 'editing'; errors: Errors; trouble: string | null }
  /** The impact is being counted. */
  | { step: 'asking'; applyTo: ApplyTo }
  /** The impact is shown, or why it is not known; somebody decides. */
  | { step: 'confirming'; applyTo: ApplyTo; impact: Impact | null; trouble: string | null }
  | { step: 'sending'; applyTo: ApplyTo }
  /** Another version came between: load it, or save over it. */
  | { step: 'outdated'; newer: Newer }
  | { step: 'saved'; version: number; recomputation: string | null };

export type SavingEvent =
  | { type: 'save'; withImpact: boolean }
  | { type: 'counted'; impact: Impact }
  | { type: 'notCounted'; trouble: string }
  | { type: 'applyTo'; applyTo: ApplyTo }
  | { type: 'confirm' }
  | { type: 'cancel' }
  | { type: 'accepted'; version: number; recomputation: string | null }
  | { type: 'refused'; errors: Errors; trouble: string | null }
  | { type: 'overtaken'; newer: Newer }
  | { type: 'edited' };

export const Editing: Saving = { step: 'editing', errors: NoErrors, trouble: null };

/** The step that follows; the same one where the event does not belong to it, for example an answer that comes after a cancel. */
export function next(state: Saving, event: SavingEvent): Saving {
  switch (event.type) {
    case 'save':
      if (state.step !== 'editing' && state.step !== 'saved') return state;
      return event.withImpact ? { step: 'asking', applyTo: 'new' } : { step: 'sending', applyTo: 'new' };
    case 'counted':
      return state.step === 'asking' ? { step: 'confirming', applyTo: state.applyTo, impact: event.impact, trouble: null } : state;
    case 'notCounted':
      // Without knowing what it does to them, open tickets are left alone.
      return state.step === 'asking' ? { step: 'confirming', applyTo: 'new', impact: null, trouble: event.trouble } : state;
    case 'applyTo':
      if (state.step === 'asking') return { ...state, applyTo: event.applyTo };
      return state.step === 'confirming' && state.impact ? { ...state, applyTo: event.applyTo } : state;
    case 'confirm':
      return state.step === 'confirming' ? { step: 'sending', applyTo: state.applyTo } : state;
    case 'cancel':
      return state.step === 'asking' || state.step === 'confirming' || state.step === 'outdated' ? Editing : state;
    case 'accepted':
      return state.step === 'sending' ? { step: 'saved', version: event.version, recomputation: event.recomputation } : state;
    case 'refused':
      return state.step === 'sending' || state.step === 'asking' ? { step: 'editing', errors: event.errors, trouble: event.trouble } : state;
    case 'overtaken':
      return state.step === 'sending' ? { step: 'outdated', newer: event.newer } : state;
    case 'edited':
      return state.step === 'saved' ? Editing : state;
  }
}
