const TimeToSee = 1_500;

/** The version that the person in front of the panel has had time to see: a command must not act on a change that came in the same instant as the key. */
export class Seen {
  version: number;

  constructor(current: () => number) {
    this.version = current();
    $effect(() => {
      const version = current();
      const timer = setTimeout(() => (this.version = version), TimeToSee);
      return () => clearTimeout(timer);
    });
  }
}
