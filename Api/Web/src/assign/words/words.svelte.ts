import { wordsIn } from '../../i18n/i18n.svelte';
import { en, type Words } from './en';
import { fr } from './fr';

/** The words of suggestions, in the language of the page. */
export const words = wordsIn<Words>({ en, fr });
