/** The tickets that were chosen together, and from where a choice with Shift reaches. */
export class Selection {
  numbers: ReadonlySet<string> = $state.raw(new Set<string>());
  #anchor: string | null = null;

  get size(): number {
    return this.numbers.size;
  }

  has(number: string): boolean {
    return this.numbers.has(number);
  }

  toggle(number: string): void {
    const next = new Set(this.numbers);
    if (!next.delete(number)) next.add(number);
    this.numbers = next;
    this.#anchor = number;
  }

  /** Everything between the last choice and this one, in the order that is shown. */
  reach(number: string, order: readonly string[], from: string | null): void {
    const [a, b] = [order.indexOf(this.#anchor ?? from ?? number), order.indexOf(number)];
    if (b < 0) return;
    const start = a < 0 ? b : a;
    this.#anchor ??= order[start]!;
    this.numbers = new Set([...this.numbers, ...order.slice(Math.min(start, b), Math.max(start, b) + 1)]);
  }

  set(numbers: Iterable<string>): void {
    this.numbers = new Set(numbers);
    this.#anchor = null;
  }

  clear(): void {
    if (this.numbers.size > 0) this.numbers = new Set();
    this.#anchor = null;
  }
}
