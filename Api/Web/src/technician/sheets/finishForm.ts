import type { VisitCode } from '../../contracts';
import type { Checklist, FinishVisitRequest, ResolveRequest, WorkDone } from '../contracts';

/** What a technician says at the end, as it stands in the fields. Kept as a draft. */
export interface FinishForm {
  done: boolean;
  code: string;
  visit: VisitCode | '';
  next: '' | 'queue' | 'workshop' | 'wait';
  note: string;
  minutes: string;
  parts: { name: string; quantity: string }[];
  checked: string[];
  missing: string;
  signer: string;
}

export const emptyForm = (): FinishForm => ({ done: true, code: '', visit: '', next: '', note: '', minutes: '', parts: [], checked: [], missing: '', signer: '' });

/** A form from what was kept, whatever an earlier version of the page kept. */
export function formFrom(kept: Record<string, unknown>): FinishForm {
  return { ...emptyForm(), ...(kept as Partial<FinishForm>) };
}

/** The required items that are open. */
export function openItems(form: FinishForm, checklist: Checklist | null): string[] {
  return (checklist?.items ?? []).filter(item => item.required && !form.checked.includes(item.id)).map(item => item.id);
}

/** Whether it can be sent. */
export function isComplete(form: FinishForm, checklist: Checklist | null): boolean {
  const minutes = form.minutes === '' || Number(form.minutes) > 0;
  if (!minutes || form.parts.some(part => part.name.trim() !== '' && !(Number(part.quantity) > 0))) return false;
  return form.done ? form.code !== '' && (openItems(form, checklist).length === 0 || form.missing.trim() !== '') : form.visit !== '';
}

export function resolveBody(form: FinishForm, checklist: Checklist | null): ResolveRequest {
  return {
    code: form.code, ...note(form), ...workDone(form),
    ...(checklist
      ? { checklist: { id: checklist.id, version: checklist.version, done: form.checked, ...(form.missing.trim() && openItems(form, checklist).length > 0 ? { reason: form.missing.trim() } : {}) } }
      : {}),
  };
}

export function visitBody(form: FinishForm): FinishVisitRequest {
  return { code: form.visit as VisitCode, ...(form.next ? { next: form.next } : {}), ...note(form), ...workDone(form) };
}

function note(form: FinishForm): { note?: string } {
  return form.note.trim() ? { note: form.note.trim() } : {};
}

function workDone(form: FinishForm): WorkDone {
  const parts = form.parts.filter(part => part.name.trim() !== '').map(part => ({ name: part.name.trim(), quantity: Number(part.quantity) }));
  const minutes = Math.round(Number(form.minutes));
  return { ...(parts.length > 0 ? { parts } : {}), ...(minutes > 0 ? { timeSpent: `PT${minutes}M` } : {}) };
}
