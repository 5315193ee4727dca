/** What somebody set up on this browser, and finds again. Without storage it lasts as long as the page. */
export function readKept<T>(key: string, otherwise: T, valid: (value: unknown) => boolean = value => typeof value === typeof otherwise): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return value !== null && valid(value) ? (value as T) : otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // See above.
  }
}
