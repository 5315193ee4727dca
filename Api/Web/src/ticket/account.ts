import type { AccountFacts, ClockAccount } from '../contracts';
import type { Words } from './words/en';

/** What the sentences of an account are made with. */
export interface AccountSpeaker {
  w: Words;
  /** Business time, ISO 8601, as people say it. */
  time(duration: string): string;
  when(instant: string): string;
  name(person: string): string;
  cell(id: string): string;
  waits(reason: string): string;
  /** The server's own English sentence is as good where that is the reader's language, and says more. */
  english: boolean;
}

/** A line of a clock's account in words, made from its code and facts. */
export function accountLine({ code, sentence, facts }: ClockAccount['lines'][number], speaker: AccountSpeaker): string {
  if (speaker.english) return sentence;
  const say = speaker.w.account[code];
  return say ? say(factsInWords(facts, speaker)) : sentence;
}

export interface FactWords {
  cause: string;
  goal: string;
  former: string;
  used: string;
  left: string;
  over: string;
  due: string;
  breached: string;
  policy: string;
  calendar: string;
  priority: string;
  formerPriority: string;
  percent: string;
  date: string;
}

function factsInWords(facts: AccountFacts, { w, time, when, name, cell, waits }: AccountSpeaker): FactWords {
  const duration = (value: string | null | undefined) => (value ? time(value) : '');
  const cause = facts.event ? (w.causes[facts.event] ?? w.causes['other']!)(facts.by ? name(facts.by) : '', facts.reason ? waits(facts.reason) : facts.cell ? cell(facts.cell) : '') : '';
  return {
    cause, goal: duration(facts.goal), former: duration(facts.formerGoal), used: duration(facts.used) || '0', left: duration(facts.left), over: duration(facts.over),
    due: facts.due ? when(facts.due) : '', breached: facts.breachedAt ? when(facts.breachedAt) : '', policy: facts.policy ? `${facts.policy.id} v${facts.policy.version}` : '',
    calendar: facts.calendar ? `${facts.calendar.id} v${facts.calendar.version}` : '', priority: facts.priority == null ? '' : `P${facts.priority}`,
    formerPriority: facts.formerPriority == null ? '' : `P${facts.formerPriority}`, percent: `${facts.percent ?? ''} %`, date: [facts.date, facts.name].filter(Boolean).join(', '),
  };
}
