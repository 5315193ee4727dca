import type { PushMessage } from '../contracts';
import type { WorkerScope } from './scope';

/** A push says identifiers only, so the words are here, in the languages of the phone. */
const Words = {
  en: {
    given: (ticket: string) => `New for you: ${ticket}`, moved: (ticket: string) => `${ticket} was moved`, taken: (ticket: string) => `${ticket} is no longer yours`,
    escalated: (ticket: string) => `${ticket} is escalated`, more: (n: number) => `and ${n} more`, unknown: 'Your agenda has changed',
  },
  fr: {
    given: (ticket: string) => `Nouveau pour vous : ${ticket}`, moved: (ticket: string) => `${ticket} a été déplacée`, taken: (ticket: string) => `${ticket} n’est plus à vous`,
    escalated: (ticket: string) => `${ticket} est escaladée`, more: (n: number) => `et ${n} de plus`, unknown: 'Votre agenda a changé',
  },
};

/** The title and the text of a push. */
export function wordsOf(message: PushMessage | null | undefined, languages: readonly string[]): { title: string; body: string } {
  const words = Words[languages.find(language => /^(fr|en)/.test(language))?.startsWith('fr') ? 'fr' : 'en'];
  if (!message || !(message.what in words)) return { title: words.unknown, body: '' };
  return { title: words[message.what](message.ticket), body: (message.count ?? 1) > 1 ? words.more(message.count! - 1) : '' };
}

/** Shows a push. Every push has to be shown; what is repeated takes the place of what it repeats. */
export function show(worker: WorkerScope, message: PushMessage | undefined): Promise<void> {
  const { title, body } = wordsOf(message, worker.navigator.languages);
  return worker.registration.showNotification(title, {
    body, tag: message?.id ?? 'agenda', icon: '/technician-192.png', badge: '/technician-192.png', data: { ticket: message?.ticket },
  });
}
