import { en, type Dictionary } from './en';
import { fr } from './fr';

export type Language = 'fr' | 'en';

const Key = 'dispatch.language';
const Dictionaries: Record<Language, Dictionary> = { fr, en };
const DayInSeconds = 86_400;

/** The words of the page, and instants in them. */
class I18n {
  language: Language = $state(initial());

  get t(): Dictionary {
    return Dictionaries[this.language];
  }

  /** The language as it is written where the reader lives. */
  #locale = $derived((typeof navigator === 'undefined' ? [] : navigator.languages).find(known => known.startsWith(this.language)) ?? this.language);
  #time = $derived(new Intl.DateTimeFormat(this.#locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
  #seconds = $derived(new Intl.DateTimeFormat(this.#locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }));
  #day = $derived(new Intl.DateTimeFormat(this.#locale, { weekday: 'short', day: 'numeric', month: 'short' }));
  #wholeDate = $derived(new Intl.DateTimeFormat(this.#locale, { day: 'numeric', month: 'short', year: 'numeric' }));
  #full = $derived(new Intl.DateTimeFormat(this.#locale, { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }));
  /** Dates without a time, of no zone. */
  #date = $derived(new Intl.DateTimeFormat(this.#locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }));
  #weekday = $derived(new Intl.DateTimeFormat(this.#locale, { weekday: 'short', day: 'numeric', timeZone: 'UTC' }));
  #decimal = $derived(new Intl.NumberFormat(this.#locale, { maximumFractionDigits: 1 }));
  #percent = $derived(new Intl.NumberFormat(this.#locale, { style: 'percent', maximumFractionDigits: 1 }));
  #points = $derived(new Intl.NumberFormat(this.#locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }));
  #collator = $derived(new Intl.Collator(this.language));

  choose(language: Language): void {
    this.language = language;
    try {
      localStorage.setItem(Key, language);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }

  /** 30 Mar 2026 */
  date(instant: string): string {
    return this.#wholeDate.format(new Date(instant));
  }

  /** 14:32:07 */
  exactTime(instant: number): string {
    return this.#seconds.format(instant);
  }

  /** 30/03/2026, 14:32:07 */
  exactly(instant: string): string {
    return this.#full.format(new Date(instant));
  }

  /** 14:32 */
  clockTime(instant: number): string {
    return this.#time.format(instant);
  }

  /** 14:32, with the day unless it is today. */
  when(instant: string | number, now: number): string {
    const date = new Date(instant);
    const time = this.#time.format(date);
    return date.toDateString() === new Date(now).toDateString() ? time : `${this.#day.format(date)} ${time}`;
  }

  /** 14:00–15:30, with the days that are not today. */
  window(window: { from: string; to: string }, now: number): string {
    const sameDay = new Date(window.from).toDateString() === new Date(window.to).toDateString();
    return `${this.when(window.from, now)}–${sameDay ? this.#time.format(new Date(window.to)) : this.when(window.to, now)}`;
  }

  /** Mon 30 Mar, of a local date. */
  day(date: string): string {
    return this.#date.format(Date.parse(date));
  }

  /** Mon 30, of a local date. */
  weekday(date: string): string {
    return this.#weekday.format(Date.parse(date));
  }

  /** Monday 30 March 2026 at 14:32, in a zone. */
  inZone(instant: number, timeZone: string): string {
    return new Intl.DateTimeFormat(this.#locale, { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23', timeZone }).format(instant);
  }

  /** 12 s, 34 min, 3 h 05, 2 d 4 h. */
  age(milliseconds: number): string {
    const { day, hour, minute, second } = this.t.age;
    const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
    const two = (n: number) => String(n).padStart(2, '0');
    if (seconds < 60) return `${seconds} ${second}`;
    if (seconds < 3_600) return `${Math.floor(seconds / 60)} ${minute}`;
    if (seconds < DayInSeconds) return `${Math.floor(seconds / 3_600)} ${hour} ${two(Math.floor(seconds / 60) % 60)}`;
    return `${Math.floor(seconds / DayInSeconds)} ${day} ${Math.floor(seconds / 3_600) % 24} ${hour}`;
  }

  /** 12.5 */
  decimal(value: number): string {
    return this.#decimal.format(value);
  }

  /** 97.4%; a dash where nothing is known. Never rounded up to 100. */
  percent(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : this.#percent.format(Math.floor(value * 10) / 1_000);
  }

  /** +1.2, −0.4, of percentages. */
  points(value: number): string {
    return this.#points.format(value).replace('-', '−');
  }

  compare(a: string, b: string): number {
    return this.#collator.compare(a, b);
  }
}

function initial(): Language {
  try {
    const chosen = localStorage.getItem(Key);
    if (chosen === 'fr' || chosen === 'en') return chosen;
  } catch {
    // No storage: the browser's language decides.
  }
  const languages = typeof navigator === 'undefined' ? [] : navigator.languages;
  for (const language of languages) {
    if (language.startsWith('fr')) return 'fr';
    if (language.startsWith('en')) return 'en';
  }
  return 'en';
}

export const i18n = new I18n();

/** The words of a page that brings its own, in the language of the reader. */
export function wordsIn<T>(dictionaries: Record<Language, T>): () => T {
  return () => dictionaries[i18n.language];
}
