/** A push says identifiers only, so the words are here, in the languages that screens speak. */
export const en = {
  given: (ticket: string) => `New for you: ${ticket}`,
  moved: (ticket: string) => `${ticket} has another time`,
  taken: (ticket: string) => `${ticket} is no longer yours`,
  escalated: (ticket: string) => `${ticket} is escalated`,
  several: (n: number) => `${n} changes, the last one just now`,
  open: 'Open to see it.',
  unknown: 'Your day has changed',
};

export type Words = typeof en;

export const fr: Words = {
  given: ticket => `Nouveau pour vous : ${ticket}`,
  moved: ticket => `${ticket} change d’horaire`,
  taken: ticket => `${ticket} n’est plus à vous`,
  escalated: ticket => `${ticket} est escaladé`,
  several: n => `${n} changements, le dernier à l’instant`,
  open: 'Ouvrez pour voir.',
  unknown: 'Votre journée a changé',
};

/** The words for the first of somebody's languages that screens speak; English where they speak none. */
export function wordsFor(languages: readonly string[]): Words {
  return languages.find(language => /^(fr|en)\b/i.test(language))?.toLowerCase().startsWith('fr') ? fr : en;
}
