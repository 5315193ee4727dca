const Quarter = 900_000;

/** The instant as a `datetime-local` field wants it: local time, to the minute. */
export function localInput(instant: number): string {
  const date = new Date(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The next quarter of an hour. */
export function nextQuarter(instant: number): number {
  return Math.ceil(instant / Quarter) * Quarter;
}
