import type { Checklist } from '../contracts';
import { Complaints, given, type DocumentKind } from '../draft/document';

export interface ItemForm {
  /** Kept when the words change; '' for one that has none yet. */
  id: string;
  /** One text for all; what is in French and English comes before it. */
  text: string;
  fr: string;
  en: string;
  required: boolean;
}

export interface ChecklistForm {
  name: string;
  category: string;
  items: ItemForm[];
}

export const checklistKind: DocumentKind<'checklists', ChecklistForm> = {
  kind: 'checklists',
  judges: false,
  blank: () => ({ name: '', category: '', items: [newItem()] }),
  toForm: list => ({
    name: list.name ?? '',
    category: list.category,
    items: list.items.map(item => ({ id: item.id, text: item.text ?? '', fr: item.fr ?? '', en: item.en ?? '', required: item.required })),
  }),
  read: (form, id, words) => {
    const complaints = new Complaints();
    if (form.category.trim() === '') complaints.add('category', words.checklist.needsCategory);
    const taken = new Set(form.items.map(item => item.id));
    const document: Checklist = {
      id,
      name: given(form.name),
      category: form.category.trim(),
      items: form.items.map((item, index) => {
        const [text, fr, en] = [given(item.text), given(item.fr), given(item.en)];
        if (!text && !(fr && en)) complaints.add(`items[${index}].text`, words.checklist.needsWords);
        return { id: item.id || freeId(taken), text, fr, en, required: item.required };
      }),
    };
    return { document, errors: complaints.errors };
  },
};

export function newItem(): ItemForm {
  return { id: '', text: '', fr: '', en: '', required: true };
}

/** The first of `item-1`, `item-2`, … that no item has, or had under another form of this list. */
function freeId(taken: Set<string>): string {
  let number = 1;
  while (taken.has(`item-${number}`)) number++;
  taken.add(`item-${number}`);
  return `item-${number}`;
}
