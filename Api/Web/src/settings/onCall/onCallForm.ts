import type { OnCallRotation } from '../contracts';
import { Complaints, given, type DocumentKind } from '../draft/document';
import { dateAt, Hour, instantOf, isZone, localAt, mondayOf } from '../preview/zone';

export interface OverrideForm {
  /** Local times of the rotation's zone, as a `datetime-local` field has them. */
  from: string;
  to: string;
  /** '' for nobody. */
  person: string;
}

export interface OnCallForm {
  zone: string;
  from: string;
  handover: string;
  days: string;
  people: string[];
  overrides: OverrideForm[];
}

export const onCallKind: DocumentKind<'on-call', OnCallForm> = {
  kind: 'on-call',
  judges: false,
  blank: () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // The week of the last handover, not of the next one: early on a Monday somebody is on call as soon as it is saved.
    return { zone, from: mondayOf(dateAt(zone, Date.now() - 9 * Hour)), handover: '09:00', days: '7', people: [], overrides: [] };
  },
  toForm: rotation => ({
    zone: rotation.zone,
    from: rotation.from,
    handover: rotation.handover,
    days: String(rotation.days),
    people: [...rotation.people],
    overrides: rotation.overrides.map(one => ({
      from: localAt(rotation.zone, Date.parse(one.from)), to: localAt(rotation.zone, Date.parse(one.to)), person: one.person ?? '',
    })),
  }),
  read: (form, cell, words) => {
    const complaints = new Complaints();
    const zoned = isZone(form.zone);
    if (!zoned) complaints.add('zone', words.calendar.unknownZone(form.zone));
    if (form.from === '') complaints.add('from', words.calendar.needsDate);
    const days = Number(form.days);
    if (!Number.isInteger(days) || days < 1) complaints.add('days', words.policy.wholeDays);
    form.people.forEach((person, index) => {
      if (person.trim() === '') complaints.add(`people[${index}]`, words.onCall.needsPerson);
    });
    const document: OnCallRotation = {
      cell,
      zone: form.zone,
      from: form.from,
      handover: form.handover || '00:00',
      days,
      people: form.people.map(person => person.trim()),
      overrides: form.overrides.map((one, index) => {
        const [from, to] = [one.from, one.to].map(local => (zoned ? instantOf(form.zone, local) : NaN)) as [number, number];
        if (zoned && (Number.isNaN(from) || Number.isNaN(to))) complaints.add(`overrides[${index}].from`, words.onCall.needsTimes);
        else if (to <= from) complaints.add(`overrides[${index}].to`, words.onCall.endsBefore);
        return { from: instant(from), to: instant(to), person: given(one.person) };
      }),
    };
    return { document, errors: complaints.errors };
  },
};

function instant(milliseconds: number): string {
  return Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
}
