import { describe, expect, it } from 'vitest';
import { en } from '../words/en';
import { checklistKind, newItem } from './checklistForm';

describe('the form of a checklist', () => {
  const list = { id: 'printer', name: 'Printer', category: 'Printing', items: [{ id: 'power', fr: 'Hors tension', en: 'Power off', required: true }, { id: 'item-1', text: 'Clean', required: false }] };

  it('gives back the list that it was filled with', () => {
    const read = checklistKind.read(checklistKind.toForm(list), 'printer', en);
    expect(read).toEqual({ document: list, errors: {} });
  });

  it('keeps the identifiers of items and gives new ones a free one', () => {
    const form = checklistKind.toForm(list);
    form.items.unshift({ ...newItem(), text: 'First' });
    form.items.push({ ...newItem(), text: 'Last' });
    expect(checklistKind.read(form, 'printer', en).document.items.map(item => item.id)).toEqual(['item-2', 'power', 'item-1', 'item-3']);
  });

  it('asks for a category and for words', () => {
    const form = { ...checklistKind.blank(), items: [{ ...newItem(), fr: 'Français' }] };
    expect(Object.keys(checklistKind.read(form, 'printer', en).errors)).toEqual(['category', 'items[0].text']);
  });
});
