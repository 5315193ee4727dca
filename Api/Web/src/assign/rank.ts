import type { Presence, Technician } from '../contracts';

const PresenceOrder: Record<Presence, number> = { available: 0, break: 1, off: 2 };

/** Technicians in the order to offer them: who had it before, who is there, who has least open here, by name. */
export function rank(
  technicians: readonly Technician[],
  loads: ReadonlyMap<string, number>,
  suggested: string | null | undefined,
  words: { compare(a: string, b: string): number },
): Technician[] {
  const load = (technician: Technician) => loads.get(technician.id) ?? 0;
  return [...technicians].sort(
    (a, b) =>
      Number(b.id === suggested) - Number(a.id === suggested) ||
      PresenceOrder[a.presence] - PresenceOrder[b.presence] ||
      load(a) - load(b) ||
      words.compare(a.name, b.name) ||
      (a.id < b.id ? -1 : 1),
  );
}
