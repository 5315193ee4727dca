import type { Documents, Kind } from '../contracts';
import type { Words } from '../words/en';
import type { Errors } from '../../api/errors';

/** How documents of a kind are edited: what is typed, and what it means. */
export interface DocumentKind<K extends Kind, F> {
  kind: K;
  /** Whether open tickets are judged by it, so that a change has an impact on them. */
  judges: boolean;
  blank(): F;
  toForm(document: Documents[K]): F;
  /** The document that was typed, with what is wrong as far as the page can tell; the server has the last word. */
  read(form: F, id: string, words: Words): Read<K>;
}

export interface Read<K extends Kind> {
  document: Documents[K];
  errors: Errors;
}

/** Collects what is wrong under its JSON path. */
export class Complaints {
  readonly errors: Record<string, string[]> = {};

  add(path: string, text: string): void {
    (this.errors[path] ??= []).push(text);
  }
}

/** What is left of a text; absent where nothing is. */
export function given(text: string): string | undefined {
  return text.trim() || undefined;
}
