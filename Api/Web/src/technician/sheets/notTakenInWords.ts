import { i18n } from '../../i18n/i18n.svelte';
import { words } from '../words/words.svelte';
import { LargestPicture, type NotTaken } from './picture';

const Megabyte = 1_048_576;

/** Why a picture was not taken, with the limit where it is larger. */
export function notTakenInWords(notTaken: NotTaken): string {
  const { finish } = words();
  return notTaken.why === 'tooLarge' ? finish.tooLarge(i18n.decimal(notTaken.size / Megabyte), i18n.decimal(LargestPicture / Megabyte)) : finish.noPicture;
}
