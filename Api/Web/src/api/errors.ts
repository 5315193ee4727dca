/** What is wrong, by the JSON path of the field: `week.monday`, `targets[0].goals[1].duration`. */
export type Errors = Readonly<Record<string, readonly string[]>>;

export const NoErrors: Errors = {};

/** The value at a JSON path; undefined where there is none. */
export function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const part of path.split(/[.[\]]+/).filter(part => part !== '')) value = (value as Record<string, unknown> | null | undefined)?.[part];
  return value;
}

/** Those of the server's complaints that are still about what is there: one whose field was changed since it was sent is no longer shown. */
export function standing(errors: Errors, sent: unknown, now: unknown): Errors {
  return Object.fromEntries(Object.entries(errors).filter(([path]) => same(valueAt(sent, path), valueAt(now, path))));
}

/** The names of the outermost fields in which two documents differ. */
export function changedFields(before: object, after: object): string[] {
  const [a, b] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(name => !same(a[name], b[name]));
}

export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** A complaint of the server without the path that it begins with, which the page shows as the field itself. */
export function sentence(path: string, text: string): string {
  return text.startsWith(`${path}: `) ? text.slice(path.length + 2) : text;
}

/** What the server complains about in a field, '' if nothing. */
export function complaintAbout(path: string, errors: Errors): string {
  return (errors[path] ?? []).map(text => sentence(path, text)).join(' ');
}
