import { i18n, type Language } from '../../i18n/i18n.svelte';
import { en, type Words } from './en';
import { fr } from './fr';

const Dictionaries: Record<Language, Words> = { en, fr };

/** The words of the settings, in the language of the page. */
export function words(): Words {
  return Dictionaries[i18n.language];
}
