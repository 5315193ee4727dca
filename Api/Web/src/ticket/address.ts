/** The ticket that an address names: `/tickets/T-1001`. */
export function numberAt(path: string): string {
  const part = /^\/tickets\/([^/]+)\/?$/.exec(path)?.[1] ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
