/** Height of a technician's line, CSS pixels. */
export const LineHeight = 48;
