import { describe, expect, it, vi } from 'vitest';
import { calendarKind } from './calendars/calendarForm';
import type { Calendar, EscalationPolicy, OnCallRotation, SlaPolicy } from './contracts';
import { escalationKind, newStep } from './escalations/escalationForm';
import { onCallKind } from './onCall/onCallForm';
import { policyKind, Priorities, targetPath } from './policies/policyForm';
import { Hour, instantOf } from './preview/zone';
import { en } from './words/en';

/** As JSON carries it: what is absent is left out. */
const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe('a calendar', () => {
  const office: Calendar = {
    id: 'office', zone: 'Europe/Paris', alwaysOpen: false,
    week: { monday: ['08:30-12:30', '13:30-18:00'], tuesday: ['22:00-06:00'], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
    exceptions: [{ date: '2026-12-24', hours: ['09:00-12:00'], name: 'Eve' }, { date: '2026-12-25', hours: [], name: 'Christmas' }],
  };

  it('comes back from its form as it was', () => expect(json(calendarKind.read(calendarKind.toForm(office), 'office', en))).toEqual({ document: office, errors: {} }));

  it('says where it is wrong', () => {
    const form = calendarKind.toForm(office);
    form.zone = 'Europe/Lutetia';
    form.week.monday = '9-13, 12-18';
    form.exceptions[0]!.hours = '';
    form.exceptions.push({ date: '2026-12-25', closed: true, hours: '', name: '' });
    expect(Object.keys(calendarKind.read(form, 'office', en).errors).sort()).toEqual(['exceptions[0].hours', 'exceptions[2].date', 'week.monday', 'zone']);
  });

  it('compares an exception with the days beside it', () => {
    const form = calendarKind.toForm(office);
    // Tuesday 22 December closes at six on Wednesday.
    form.exceptions = [{ date: '2026-12-23', closed: false, hours: '5-8', name: '' }];
    expect(calendarKind.read(form, 'office', en).errors).toEqual({ 'exceptions[0].hours': ['22:00-06:00 of the day before runs into 05:00-08:00.'] });
  });

  it('must open, or say that it always is', () => {
    const form = calendarKind.toForm({ ...office, week: {}, exceptions: [] });
    expect(calendarKind.read(form, 'office', en).errors).toHaveProperty('week');
    form.alwaysOpen = true;
    expect(calendarKind.read(form, 'office', en)).toEqual({ document: { id: 'office', zone: 'Europe/Paris', alwaysOpen: true, week: {}, exceptions: [] }, errors: {} });
  });
});

describe('a policy', () => {
  const promise: SlaPolicy = {
    id: 'p', name: 'Promise', appliesTo: [{ customer: 'example.org', cell: 'network' }],
    targets: [
      { target: 'response', warnings: [50], goals: Priorities.map(priority => ({ priority, duration: `PT${priority}H`, calendar: 'office' })) },
      { target: 'level', warnings: [], goals: Priorities.map(priority => ({ priority, nextBusinessDay: '17:00' })) },
    ],
    pauses: [
      { reason: 'requester', targets: ['resolution'] }, { reason: 'vendor', targets: [] }, { reason: 'parts', targets: [] }, { reason: 'planned', targets: ['resolution', 'level'] },
    ],
    onPriorityChange: 'fromStart', lateEntryAllowance: 'PT12H', reviewAfterDays: 2, escalation: 'nights',
  };

  it('comes back from its form as it was', () => expect(json(policyKind.read(policyKind.toForm(promise), 'p', en))).toEqual({ document: promise, errors: {} }));

  it('says where it is wrong by the place in the document, where targets that are not promised are left out', () => {
    const form = policyKind.toForm(promise);
    const level = form.targets.find(rule => rule.target === 'level')!;
    expect(targetPath(form, 'level')).toBe('targets[1]');
    level.warnings = '90, 50';
    level.goals[2] = { how: 'duration', duration: 'soon', time: '', calendar: '' };
    form.targets[0]!.goals[0]!.calendar = '';
    form.scopes.push({ customer: '', site: '', category: '', cell: '' });
    expect(Object.keys(policyKind.read(form, 'p', en).errors).sort()).toEqual(
      ['appliesTo[1]', 'targets[0].goals[0].calendar', 'targets[1].goals[2].duration', 'targets[1].warnings'],
    );
  });
});

describe('an escalation', () => {
  const nights: EscalationPolicy = {
    id: 'n', name: 'Nights', acknowledgementLapsesAfter: 'PT30M',
    steps: [
      { trigger: { target: 'resolution', percent: 75 }, after: 'PT0S', waitsFor: 'nobodyOwns', actions: [{ do: 'notify', whom: 'onCall', channels: ['live', 'email'] }], inCellHours: false },
      { trigger: { target: 'level' }, after: 'PT10M', waitsFor: 'notResolved', actions: [{ do: 'transfer' }], repeat: { every: 'PT15M', times: 3 }, inCellHours: true },
    ],
  };

  it('comes back from its form as it was', () => expect(json(escalationKind.read(escalationKind.toForm(nights), 'n', en))).toEqual({ document: nights, errors: {} }));

  it('says where it is wrong', () => {
    const form = escalationKind.toForm(nights);
    form.steps.push({ ...newStep(), percent: '100', after: 'soon', actions: [{ do: 'notify', whom: 'lead', channels: [] }], repeats: true, times: '0' });
    expect(Object.keys(escalationKind.read(form, 'n', en).errors).sort()).toEqual(
      ['steps[2].actions[0].channels', 'steps[2].after', 'steps[2].repeat.times', 'steps[2].trigger.percent'],
    );
  });
});

describe('a rotation', () => {
  const rotation: OnCallRotation = {
    cell: 'network', zone: 'Europe/Paris', from: '2026-01-05', handover: '09:00', days: 7, people: ['ada', 'bruno'],
    overrides: [{ from: '2026-07-01T07:00:00.000Z', to: '2026-07-02T07:00:00.000Z', person: 'bruno' }],
  };

  it('comes back from its form as it was, replacements in local time', () => {
    const form = onCallKind.toForm(rotation);
    expect(form.overrides[0]).toEqual({ from: '2026-07-01T09:00', to: '2026-07-02T09:00', person: 'bruno' });
    expect(json(onCallKind.read(form, 'network', en))).toEqual({ document: rotation, errors: {} });
  });

  it('begins with somebody on call at any hour of the week', () => {
    vi.useFakeTimers();
    for (let hour = 0; hour < 7 * 24; hour++) {
      vi.setSystemTime(Date.UTC(2026, 10, 30, hour, 45));
      const { zone, from, handover } = onCallKind.blank();
      const handedOver = instantOf(zone, `${from}T${handover}`);
      expect(handedOver).toBeLessThanOrEqual(Date.now());
      expect(handedOver).toBeGreaterThan(Date.now() - 7 * 24 * Hour);
    }
    vi.useRealTimers();
  });
});
