/** How long the second of two keys may take, milliseconds. */
const Patience = 1_500;

/** Reads single letters, and two after one another (`g m`), as the names of actions. */
export class KeyReader {
  #known: ReadonlyMap<string, string> = new Map();
  #prefixes: ReadonlySet<string> = new Set();
  #first: { key: string; at: number } | null = null;

  /** @param actions Keys of each action, by its id. */
  know(actions: Iterable<{ id: string; keys: string }>): void {
    const known = [...actions].filter(({ keys }) => keys !== '').map(({ id, keys }) => [keys, id] as const);
    this.#known = new Map(known);
    this.#prefixes = new Set(known.filter(([keys]) => keys.includes(' ')).map(([keys]) => keys.split(' ')[0]!));
  }

  /** The action that a key completes; `wait` after the first of two; null for none. */
  press(key: string, now: number): string | 'wait' | null {
    const first = this.#first;
    this.#first = null;
    if (first && now - first.at < Patience) {
      const both = this.#known.get(`${first.key} ${key}`);
      if (both) return both;
    }
    if (this.#prefixes.has(key)) {
      this.#first = { key, at: now };
      return 'wait';
    }
    return this.#known.get(key) ?? null;
  }
}
