import { expect, it } from 'vitest';
import type { Checklist } from '../contracts';
import { emptyForm, formFrom, isComplete, resolveBody, visitBody } from './finishForm';

const checklist = { id: 'printer', version: 3, items: [{ id: 'test', required: true }, { id: 'clean', required: false }] } as unknown as Checklist;

it('says what was done: code, note, parts, time, checklist', () => {
  const form = formFrom({ code: 'fixed', note: ' New fuser ', minutes: '45', parts: [{ name: 'Fuser', quantity: '1' }, { name: ' ', quantity: '' }], checked: ['test'] });
  expect(isComplete(form, checklist)).toBe(true);
  expect(resolveBody(form, checklist)).toEqual({
    code: 'fixed', note: 'New fuser', parts: [{ name: 'Fuser', quantity: 1 }], timeSpent: 'PT45M', checklist: { id: 'printer', version: 3, done: ['test'] },
  });
});

it('asks for what is required, or why it was not done', () => {
  const form = formFrom({ code: 'fixed' });
  expect(isComplete(form, checklist)).toBe(false);
  expect(isComplete({ ...form, missing: 'no paper' }, checklist)).toBe(true);
  expect(resolveBody({ ...form, missing: 'no paper' }, checklist).checklist).toEqual({ id: 'printer', version: 3, done: [], reason: 'no paper' });
  expect(isComplete(form, null)).toBe(true);
  expect(isComplete({ ...form, minutes: '-1' }, null)).toBe(false);
  expect(isComplete({ ...form, parts: [{ name: 'Fuser', quantity: '0' }] }, null)).toBe(false);
});

it('ends a visit whose work is not done', () => {
  const form = { ...emptyForm(), done: false };
  expect(isComplete(form, checklist)).toBe(false);
  expect(visitBody({ ...form, visit: 'noAccess' })).toEqual({ code: 'noAccess' });
  expect(visitBody({ ...form, visit: 'needsPart', next: 'queue', note: 'x', minutes: '5' })).toEqual({ code: 'needsPart', next: 'queue', note: 'x', timeSpent: 'PT5M' });
});
