/** Height of a line, in CSS pixels; `--row-height` says the same. */
export const RowHeight = 44;
const Overscan = 6;

/** The lines, from `first` up to, not including, `last`, that a viewport shows, with a few more on either side. */
export function visibleRange(scrollTop: number, height: number, count: number): { first: number; last: number } {
  const first = Math.max(0, Math.floor(scrollTop / RowHeight) - Overscan);
  const last = Math.min(count, Math.ceil((scrollTop + height) / RowHeight) + Overscan);
  return { first: Math.min(first, last), last };
}

/** Where to scroll so that line `index` is wholly seen; as little as possible. */
export function scrollToShow(index: number, scrollTop: number, height: number): number {
  const top = index * RowHeight;
  if (top < scrollTop) return top;
  if (top + RowHeight > scrollTop + height) return top + RowHeight - height;
  return scrollTop;
}
