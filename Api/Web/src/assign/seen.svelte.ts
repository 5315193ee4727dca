const TimeToSee = 1_500;

/** The ticket as the person in front of the panel has had time to see it: a command must not act on a change that came in the same instant as the key. */
export class Seen<T> {
  row: T;
  #current: () => T;

  constructor(current: () => T) {
    this.#current = current;
    this.row = current();
    $effect(() => {
      const row = current();
      const timer = setTimeout(() => (this.row = row), TimeToSee);
      return () => clearTimeout(timer);
    });
  }

  /** What there is now came of an action of their own: it is no news to them. */
  now(): void {
    this.row = this.#current();
  }
}
