import type { InterventionMode, Skill, SlaTarget, TimeWindow } from '../contracts';

export type Factor = 'slack' | 'travel' | 'skills' | 'workload' | 'continuity' | 'team';
export type FigureGap = 'nothingPromised' | 'noTravel' | 'siteUnknown' | 'positionUnknown' | 'nothingToKnow';
export type ExclusionRule =
  'hasIt' | 'skillMissing' | 'skillLevel' | 'declined' | 'offShift' | 'absent' | 'onBreak' | 'booked' | 'parallelLimit' | 'tooLate';

/** One figure of a candidate: what was measured, and what it is worth; a missing one says why, and is not in the sum. */
export interface Figure {
  factor: Factor;
  unit: 'minutes' | 'levels' | 'tickets' | 'cells';
  weight: number;
  value?: number | null;
  /** 0 (worst) to 100 (best). */
  score?: number | null;
  points?: number | null;
  most?: number | null;
  missing?: FigureGap | null;
}

export interface Candidate {
  rank: number;
  technician: string;
  name: string;
  total: number;
  sentence: string;
  freeIn: string;
  arrival?: string | null;
  lateBy?: string | null;
  kilometres?: number | null;
  open: number;
  hadIt?: boolean | null;
  forRequester?: number | null;
  atSite?: number | null;
  onlyExpert?: Skill | null;
  helpsFrom?: string | null;
  target?: SlaTarget | null;
  figures: Figure[];
}

export interface Exclusion {
  technician: string;
  name: string;
  rule: ExclusionRule;
  sentence: string;
  liftsAt?: string | null;
  has?: Skill | null;
  neededLevel?: number | null;
  number?: string | null;
  window?: TimeWindow | null;
  parallel?: number | null;
}

/** `GET /tickets/{number}/candidates` */
export interface Candidates {
  number: string;
  version: number;
  at: string;
  mode: InterventionMode;
  window?: TimeWindow | null;
  target?: SlaTarget | null;
  due?: string | null;
  candidates: Candidate[];
  excluded: Exclusion[];
}

/** How an assignment stands to the list that was in front of whoever assigned. */
export interface Suggestion {
  rank?: number;
  of: number;
  best?: string;
}
