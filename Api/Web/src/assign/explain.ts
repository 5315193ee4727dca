import type { SlaTarget, TimeWindow } from '../contracts';
import { formatDuration, parseDuration } from '../durations/duration';
import type { Candidate, Exclusion, Factor, Figure } from './contracts';
import type { Words } from './words/en';

/** What sentences are made with beside the words. */
export interface Speaker {
  w: Words;
  target(target: SlaTarget): string;
  cell(id: string): string;
  when(instant: string): string;
  window(window: TimeWindow): string;
  /** A number with one decimal, as the reader writes it. */
  number(value: number): string;
}

const figureOf = (candidate: Candidate, factor: Factor) => candidate.figures.find(figure => figure.factor === factor);
const inWords = (minutes: number) => formatDuration(Math.round(minutes) * 60);
const minutesOf = (iso: string) => (parseDuration(iso.replace(/^-/, '')) ?? 0) / 60;

/** Why a candidate has their rank, in one sentence. */
export function sentenceOf(candidate: Candidate, speaker: Speaker): string {
  const parts = [...whenOf(candidate, speaker), ...slackOf(candidate, speaker), skillsOf(candidate, speaker.w), loadOf(candidate, speaker.w), ...knowsOf(candidate, speaker)];
  const sentence = parts.join(speaker.w.joint);
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}

function whenOf(candidate: Candidate, { w, number }: Speaker): string[] {
  const travel = figureOf(candidate, 'travel');
  const free = minutesOf(candidate.freeIn);
  const late = candidate.lateBy == null ? null : minutesOf(candidate.lateBy);
  const ready = late !== null ? (late < 1 ? w.onTime : w.lateBy(inWords(late))) : free < 1 ? w.freeNow : w.freeIn(inWords(free));
  if (travel?.value != null) return [`${ready}, ${w.away(inWords(travel.value), number(candidate.kilometres ?? 0))}`];
  return travel?.missing && travel.missing !== 'noTravel' ? [ready, w.wayUnknown(w.gap[travel.missing])] : [ready];
}

function slackOf(candidate: Candidate, { w, target }: Speaker): string[] {
  const left = figureOf(candidate, 'slack')?.value;
  if (left == null) return [];
  const name = candidate.target ? target(candidate.target) : '';
  return [left >= 0 ? w.left(inWords(left), name) : w.over(inWords(-left), name)];
}

function skillsOf(candidate: Candidate, w: Words): string {
  const over = figureOf(candidate, 'skills')?.value ?? 0;
  const fit = over === 0 ? w.justAble : w.levelsOver(over);
  return candidate.onlyExpert ? `${fit}, ${w.onlyExpert(`${candidate.onlyExpert.skill} ${candidate.onlyExpert.level}`)}` : fit;
}

function loadOf(candidate: Candidate, w: Words): string {
  return candidate.open === 0 ? w.idle : w.planned(inWords(figureOf(candidate, 'workload')?.value ?? 0), candidate.open);
}

function knowsOf(candidate: Candidate, { w, cell }: Speaker): string[] {
  const known = candidate.hadIt ? w.hadIt : candidate.forRequester ? w.forRequester(candidate.forRequester) : candidate.atSite ? w.atSite(candidate.atSite) : '';
  return [known, candidate.helpsFrom ? w.helpsFrom(cell(candidate.helpsFrom)) : ''].filter(Boolean);
}

/** Why somebody cannot go, and what would lift it. */
export function reasonOf(excluded: Exclusion, { w, when, window }: Speaker): { why: string; lifts: string } {
  const { rule, lifts } = w;
  const at = excluded.liftsAt;
  switch (excluded.rule) {
    case 'skillMissing':
      return { why: rule.skillMissing(excluded.has?.skill ?? '', excluded.neededLevel ?? 0), lifts: lifts.skill };
    case 'skillLevel':
      return { why: rule.skillLevel(excluded.has?.skill ?? '', excluded.neededLevel ?? 0, excluded.has?.level ?? 0), lifts: lifts.skill };
    case 'offShift':
      return { why: rule.offShift, lifts: at ? lifts.from(when(at)) : lifts.noShift };
    case 'absent':
      return { why: rule.absent, lifts: at ? lifts.from(when(at)) : lifts.absent };
    case 'booked':
      return { why: rule.booked(excluded.number ?? '', excluded.window ? window(excluded.window) : ''), lifts: at ? lifts.from(when(at)) : lifts.booked };
    case 'parallelLimit':
      return { why: rule.parallelLimit(excluded.parallel ?? 0), lifts: lifts.parallelLimit };
    case 'tooLate':
      return { why: rule.tooLate, lifts: at ? lifts.later(when(at)) : lifts.tooLate };
    case 'hasIt':
    case 'declined':
    case 'onBreak':
      return { why: rule[excluded.rule], lifts: lifts[excluded.rule] };
    default:
      // A rule that this page does not know yet is told as the server tells it.
      return { why: excluded.sentence, lifts: '' };
  }
}

/** What was measured, as short as a small bar wants it. */
export function valueOf(figure: Figure, w: Words): string {
  const value = figure.value;
  if (value == null) return '?';
  switch (figure.factor) {
    case 'skills':
      return value === 0 ? '=' : `+${value}`;
    case 'continuity':
      return value === 0 ? '–' : `${value}×`;
    case 'team':
      return value === 0 ? w.own : w.helps;
    default:
      return shortly(value);
  }
}

/** 48 min, 3 h 05, 120 h. */
function shortly(minutes: number): string {
  const sign = minutes < 0 ? '−' : '';
  const whole = Math.abs(Math.round(minutes));
  if (whole < 60) return `${sign}${whole} min`;
  const hours = Math.floor(whole / 60);
  return hours < 10 ? `${sign}${hours} h ${String(whole % 60).padStart(2, '0')}` : `${sign}${hours} h`;
}
