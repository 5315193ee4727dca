import { describe, expect, it } from 'vitest';
import type { Candidate, Candidates, Exclusion, ExclusionRule, Factor, Figure } from './contracts';
import { reasonOf, sentenceOf, valueOf, type Speaker } from './explain';
import { show, take } from './heldOrder';
import { en } from './words/en';
import { fr } from './words/fr';

const values: Record<Factor, number> = { slack: 210, travel: 12, skills: 0, workload: 0, continuity: 0, team: 0 };
const figures = (over: Partial<Record<Factor, Partial<Figure>>> = {}): Figure[] =>
  (Object.keys(values) as Factor[]).map(factor => ({ factor, unit: 'minutes', weight: 10, value: values[factor], score: 50, points: 5, most: 10, ...over[factor] }));
const candidate = (technician: string, over: Partial<Candidate> = {}): Candidate => ({
  rank: 1, technician, name: technician.toUpperCase(), total: 80, sentence: 'Said by the server.', freeIn: 'PT0S', kilometres: 4.2, open: 0, target: 'resolution', figures: figures(), ...over,
});
const excluded = (rule: ExclusionRule, over: Partial<Exclusion> = {}): Exclusion => ({ technician: 'x', name: 'X', rule, sentence: 'Said by the server.', ...over });
const speaker = (w = en): Speaker => ({
  w, target: target => target, cell: id => `cell ${id}`, when: () => '14:30', window: () => '14:00–15:00', number: value => String(value),
});
const answer = (...ids: string[]): Candidates => ({ number: 'T-1', version: 1, at: '2026-03-02T09:00:00Z', mode: 'onSite', candidates: ids.map(id => candidate(id)), excluded: [] });

describe('why somebody is where they are', () => {
  it('is one sentence made from figures, in both languages', () => {
    const one = candidate('a', { open: 2, forRequester: 3, figures: figures({ workload: { value: 90 }, skills: { value: 2 } }) });
    expect(sentenceOf(one, speaker())).toBe(
      'Free now, 12 min away (4.2 km); 3 h 30 min before the limit (resolution); 2 levels above what is needed; 1 h 30 min planned (2 tickets); helped this requester 3 times.');
    expect(sentenceOf(one, speaker(fr))).toBe(
      'Libre tout de suite, à 12 min (4.2 km) ; 3 h 30 min avant l’échéance (resolution) ; 2 niveaux au-dessus du besoin ; 1 h 30 min de prévu (2 demandes) ; a aidé ce demandeur 3 fois.');
  });

  it('says what is missing, and what is special', () => {
    const blind = candidate('a', { freeIn: 'PT1H20M', figures: figures({ travel: { value: null, missing: 'positionUnknown' }, slack: { value: null, missing: 'positionUnknown' } }) });
    expect(sentenceOf(blind, speaker())).toContain('Free in 1 h 20 min; the way is not known: no position is known; just able');
    const late = candidate('a', { lateBy: 'PT15M', onlyExpert: { skill: 'servers', level: 5 }, helpsFrom: 'network', figures: figures({ slack: { value: -30 } }) });
    expect(sentenceOf(late, speaker())).toBe(
      'There 15 min after the appointment begins, 12 min away (4.2 km); 30 min after the limit (resolution); just able, but the only one at work with servers 5; nothing else planned; helps from cell network.');
  });

  it.each(['hasIt', 'skillMissing', 'skillLevel', 'declined', 'offShift', 'absent', 'onBreak', 'booked', 'parallelLimit', 'tooLate'] as const)('tells %s with what lifts it', rule => {
    for (const w of [en, fr]) {
      const { why, lifts } = reasonOf(excluded(rule, { has: { skill: 'wifi', level: 1 }, neededLevel: 3, number: 'T-7', parallel: 5, liftsAt: '2026-03-02T14:30:00Z' }), speaker(w));
      expect(why).toMatch(/^.+\.$/u);
      expect(lifts === '').toBe(rule === 'hasIt');
    }
  });

  it('leaves a rule that is not known here to the words of the server', () => {
    expect(reasonOf(excluded('grounded' as ExclusionRule), speaker()).why).toBe('Said by the server.');
  });

  it('is short in a bar', () => {
    const short = (factor: Factor, value: number | null) => valueOf({ ...figures()[0]!, factor, value }, en);
    expect([short('slack', 48), short('slack', 185), short('slack', -700), short('travel', null), short('skills', 0), short('skills', 2), short('continuity', 3), short('team', 1)])
      .toEqual(['48 min', '3 h 05', '−11 h', '?', '=', '+2', '3×', 'helps']);
  });
});

describe('the order under the hand', () => {
  it('lets figures go on and people stay, until it is let in', () => {
    const fresh = { ...answer('b', 'a'), excluded: [excluded('absent', { technician: 'c' })] };
    fresh.candidates[1]!.total = 55;
    const held = take(show(answer('a', 'b', 'c')), fresh);
    expect(held.lines.map(line => [line.candidate.technician, line.candidate.total, line.gone?.rule])).toEqual([['a', 55, undefined], ['b', 80, undefined], ['c', 80, 'absent']]);
    expect(held.waiting).toBe(fresh);
    expect(show(held.waiting!).lines.map(line => line.candidate.technician)).toEqual(['b', 'a']);
  });

  it('has nothing waiting while it is the same', () => {
    expect(take(show(answer('a', 'b')), answer('a', 'b')).waiting).toBeNull();
    expect(take(show(answer('a')), answer('a', 'b')).waiting).not.toBeNull();
  });
});
