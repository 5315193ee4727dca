/** The one clock of the page: ticks once a second while the page is seen, and follows the server's clock where the two differ. */
class Clock {
  /** Milliseconds since 1970, local clock. */
  local = $state(Date.now());
  /** How far the server's clock is ahead, milliseconds; null where no answer has said it. */
  ahead: number | null = $state(null);
  /** What the last answer said what time it was there, milliseconds; it says whole seconds. */
  saidAt: number | null = null;

  constructor() {
    if (typeof document === 'undefined') return;
    setInterval(() => {
      if (!document.hidden) this.local = Date.now();
    }, 1_000);
    document.addEventListener('visibilitychange', () => (this.local = Date.now()));
  }

  /** The server's time, as far as it is known. */
  get now(): number {
    return this.of(this.local);
  }

  /** The server's time at an instant of the local clock. */
  of(local: number): number {
    return local + (this.ahead ?? 0);
  }

  /** An answer said what time it is there; less than two seconds are the answer's own way. */
  observe(date: string | null): void {
    const said = date ? Date.parse(date) : NaN;
    if (Number.isNaN(said)) return;
    const ahead = said - Date.now();
    this.saidAt = said;
    this.ahead = Math.abs(ahead) < 2_000 ? 0 : ahead;
  }
}

export const clock = new Clock();
