import type { Person } from './contracts';

/** Whom the fields name; null if nobody. */
export function personOf(email: string, name: string): Person | null {
  const person: Person = { ...(email.trim() ? { email: email.trim() } : {}), ...(name.trim() ? { name: name.trim() } : {}) };
  return person.email || person.name ? person : null;
}

/** Whether what was typed once more is whom it is about: the address, or the name where there is none. */
export function confirms(person: Person, typed: string): boolean {
  return typed.trim() === (person.email ?? person.name);
}
