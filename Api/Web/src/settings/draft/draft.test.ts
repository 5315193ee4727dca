import { describe, expect, it } from 'vitest';
import type { Answer } from '../../api/client';
import type { Saved } from '../api';
import { calendarKind } from '../calendars/calendarForm';
import type { Calendar, Impact } from '../contracts';
import type { Settings } from '../settings.svelte';
import { Draft } from './draft.svelte';

type Stored = Saved<'calendars'>;

const ok = <T>(value: T): Answer<T> => ({ kind: 'ok', value, version: null });
const refused = (status: number, problem = {}): Answer<never> => ({ kind: 'refused', status, problem, retryAfter: null });
const settled = () => new Promise(resolve => setTimeout(resolve));

function stored(version: number, monday: string): Stored {
  return { id: 'office', zone: 'UTC', alwaysOpen: false, week: { monday: [monday] }, exceptions: [], version, since: '2026-03-01T08:00:00Z', by: `person-${version}` };
}

/** A server that holds one calendar. */
function server(held: Stored) {
  const fake = {
    held,
    impact: ok<Impact>({ openTickets: 3, dueMoves: 2, wouldBreak: 1 }) as Answer<Impact>,
    refusal: null as Answer<never> | null,
    sent: [] as { seen: number; applyTo: string }[],
    saved: [] as unknown[],
    rules: {
      find: async () => ok(fake.held),
      impact: async () => fake.impact,
      put: async (_: string, __: string, document: Calendar, seen: number, applyTo: string) => {
        fake.sent.push({ seen, applyTo });
        if (fake.refusal) return fake.refusal;
        if (seen !== fake.held.version) return refused(412);
        fake.held = { ...document, version: seen + 1, since: '2026-03-02T08:00:00Z', by: 'me', recomputation: applyTo === 'open' ? 'r-1' : null };
        return ok(fake.held);
      },
    },
    inWords: () => 'in words',
  };
  const settings = { rules: fake.rules, inWords: fake.inWords, saved: (...what: unknown[]) => fake.saved.push(what) } as unknown as Settings;
  return { fake, draft: new Draft(settings, calendarKind, held, 'office') };
}

describe('a document that is edited', () => {
  it('is saved under the version that was seen, after its impact was shown', async () => {
    const { fake, draft } = server(stored(2, '09:00-17:00'));
    expect(draft.dirty).toBe(false);
    draft.form.week.monday = '10:00-12:00';
    expect(draft.dirty).toBe(true);
    expect(draft.save()).toBe(true);
    await settled();
    expect(draft.saving).toMatchObject({ step: 'confirming', impact: { openTickets: 3 } });
    expect(fake.sent).toEqual([]);
    draft.send({ type: 'applyTo', applyTo: 'open' });
    draft.confirm();
    await settled();
    expect(fake.sent).toEqual([{ seen: 2, applyTo: 'open' }]);
    expect(draft.saving).toEqual({ step: 'saved', version: 3, recomputation: 'r-1' });
    expect(draft.dirty).toBe(false);
    expect(fake.saved).toEqual([['calendars', 'office', 'r-1']]);
  });

  it('is not sent while the page knows that it is wrong', () => {
    const { fake, draft } = server(stored(2, '09:00-17:00'));
    draft.form.week.monday = '9-13, 12-18';
    expect(draft.save()).toBe(false);
    expect(draft.errorOf('week.monday')).toBe('09:00-13:00 and 12:00-18:00 overlap.');
    expect(fake.sent).toEqual([]);
  });

  it('shows what the server complains about until the field is changed', async () => {
    const { fake, draft } = server(stored(2, '09:00-17:00'));
    fake.impact = refused(422, { errors: { 'week.monday': ['week.monday: too early'], 'zone': ['no'] } });
    draft.form.week.monday = '01:00-02:00';
    draft.save();
    await settled();
    expect(draft.errorOf('week.monday')).toBe('too early');
    draft.form.week.monday = '08:00-09:00';
    expect(draft.errorOf('week.monday')).toBe('');
    expect(draft.errorOf('zone')).toBe('no');
  });

  it('says who came between and in what, and takes theirs or keeps mine', async () => {
    const { fake, draft } = server(stored(2, '09:00-17:00'));
    draft.form.zone = 'Europe/Paris';
    fake.held = stored(3, '07:00-15:00');
    draft.save();
    await settled();
    draft.confirm();
    await settled();
    expect(draft.saving).toEqual({ step: 'outdated', newer: { version: 3, by: 'person-3', since: '2026-03-01T08:00:00Z', changed: ['week'] } });
    expect(draft.form.zone).toBe('Europe/Paris');

    draft.keepMine();
    draft.save();
    await settled();
    draft.confirm();
    await settled();
    expect(fake.sent.map(({ seen }) => seen)).toEqual([2, 3]);
    expect(fake.held).toMatchObject({ version: 4, zone: 'Europe/Paris' });
  });

  it('takes theirs', async () => {
    const { fake, draft } = server(stored(2, '09:00-17:00'));
    fake.held = stored(3, '07:00-15:00');
    draft.form.zone = 'Europe/Paris';
    await draft.loadNewer();
    expect(draft.form).toMatchObject({ zone: 'UTC', week: { monday: '07:00-15:00' } });
    expect(draft.stamp?.version).toBe(3);
    expect(draft.dirty).toBe(false);
  });

  it('is not lost where nobody answers', async () => {
    const { fake, draft } = server(stored(2, '09:00-17:00'));
    fake.refusal = { kind: 'unreached' };
    draft.form.week.monday = '10:00-12:00';
    draft.save();
    await settled();
    draft.confirm();
    await settled();
    expect(draft.saving).toMatchObject({ step: 'editing', trouble: 'in words' });
    expect(draft.dirty).toBe(true);
  });
});
