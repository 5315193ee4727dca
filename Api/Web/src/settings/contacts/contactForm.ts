import { Complaints, given, type DocumentKind } from '../draft/document';

export interface ContactForm {
  name: string;
  email: string;
}

export const contactKind: DocumentKind<'contacts', ContactForm> = {
  kind: 'contacts',
  judges: false,
  blank: () => ({ name: '', email: '' }),
  toForm: contact => ({ name: contact.name ?? '', email: contact.email ?? '' }),
  read: (form, id, words) => {
    const complaints = new Complaints();
    if (form.email.trim() !== '' && !/^\S+@\S+$/.test(form.email.trim())) complaints.add('email', words.contact.notAnAddress);
    return { document: { id, name: given(form.name), email: given(form.email) }, errors: complaints.errors };
  },
};
