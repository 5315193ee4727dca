import { i18n } from '../i18n/i18n.svelte';
import type { Session } from './session.svelte';

/** What every page does at its door: it speaks the reader's language, and asks again, every so many milliseconds, while nobody answers. Called while a component is made. */
export function attend(session: Session, askAgain: number): void {
  $effect(() => {
    document.documentElement.lang = i18n.language;
  });
  $effect(() => {
    if (session.phase !== 'unreached') return;
    const timer = setInterval(() => void session.load(), askAgain);
    return () => clearInterval(timer);
  });
}
