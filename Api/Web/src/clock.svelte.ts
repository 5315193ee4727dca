/** The one clock of the page: ticks once a second while the page is seen, and follows the server's clock where the two differ. */
class Clock {
  /** Milliseconds since 1970, local clock. */
  local = $state(Date.now());
  #ahead = $state(0);

  constructor() {
    if (typeof document === 'undefined') return;
    setInterval(() => {
      if (!document.hidden) this.local = Date.now();
    }, 1_000);
    document.addEventListener('visibilitychange', () => (this.local = Date.now()));
  }

  /** The server's time, as far as it is known. */
  get now(): number {
    return this.local + this.#ahead;
  }

  /** An answer said what time it is there; less than two seconds are the answer's own way. */
  observe(date: string | null): void {
    const ahead = date ? Date.parse(date) - Date.now() : NaN;
    if (!Number.isNaN(ahead)) this.#ahead = Math.abs(ahead) < 2_000 ? 0 : ahead;
  }
}

export const clock = new Clock();
