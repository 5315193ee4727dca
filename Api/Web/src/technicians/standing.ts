import type { Presence, RosterIntervention, RosterRow } from '../contracts';

/** What a technician is at, as one shape and one word. */
export type Doing = 'available' | 'enRoute' | 'onSite' | 'working' | 'break' | 'off' | 'absent';

export const DoingGlyphs: Record<Doing, string> = { available: '○', enRoute: '➤', onSite: '■', working: '◧', break: '◐', off: '✕', absent: '✕' };

const AtWork: ReadonlySet<string> = new Set<Doing>(['enRoute', 'onSite', 'working']);

export function doingOf(technician: RosterRow, now: number): Doing {
  const current = find(technician, technician.current);
  if (current && AtWork.has(current.state)) return current.state as Doing;
  if (technician.absences.some(({ from, to }) => Date.parse(from) <= now && now < Date.parse(to))) return 'absent';
  return (technician.presence satisfies Presence) === 'available' ? 'available' : (technician.presence as 'break' | 'off');
}

export function find(technician: RosterRow, number: string | null | undefined): RosterIntervention | undefined {
  return number == null ? undefined : technician.interventions.find(intervention => intervention.number === number);
}

/** A skill as it fits into a line: its name and level. */
export function skillsOf(technician: RosterRow): string {
  return technician.skills.map(({ skill, level }) => `${skill} ${level}`).join(' · ');
}
