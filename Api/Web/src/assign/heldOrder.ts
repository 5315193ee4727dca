import type { Candidate, Candidates, Exclusion } from './contracts';

/** A candidate on the screen; one who can no longer go stays where they are and says why. */
export interface Line {
  candidate: Candidate;
  gone: Exclusion | null;
}

/** What is on the screen, and what would be if the order were let in. */
export interface Held {
  lines: readonly Line[];
  answer: Candidates;
  /** Waits behind the button, null for nothing. */
  waiting: Candidates | null;
}

/** The list as it is answered. */
export function show(answer: Candidates): Held {
  return { lines: answer.candidates.map(candidate => ({ candidate, gone: null })), answer, waiting: null };
}

/** Figures go on under the hand, people do not move: another order waits until it is asked for. */
export function take(held: Held, answer: Candidates): Held {
  const fresh = new Map(answer.candidates.map(candidate => [candidate.technician, candidate]));
  const moved = answer.candidates.length !== held.lines.length || answer.candidates.some((candidate, index) => candidate.technician !== held.lines[index]!.candidate.technician);
  if (!moved) return show(answer);
  const lines = held.lines.map(line => {
    const candidate = fresh.get(line.candidate.technician);
    return candidate ? { candidate, gone: null } : { candidate: line.candidate, gone: answer.excluded.find(excluded => excluded.technician === line.candidate.technician) ?? line.gone };
  });
  return { lines, answer, waiting: answer };
}
