import { wordsIn } from '../../i18n/i18n.svelte';
import { en, type Words } from './en';
import { fr } from './fr';

/** The words of a ticket's page, in the language of the reader. */
export const words = wordsIn<Words>({ en, fr });
