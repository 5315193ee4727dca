const TimeToSee = 1_500;

/** The ticket as the person in front of the panel has had time to see it: a command must not act on a change that came in the same instant as the key. */
export class Seen<T> {
  row: T;

  constructor(current: () => T) {
    this.row = current();
    $effect(() => {
      const row = current();
      const timer = setTimeout(() => (this.row = row), TimeToSee);
      return () => clearTimeout(timer);
    });
  }
}
