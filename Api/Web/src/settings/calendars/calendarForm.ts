import { Days, type Calendar, type Day, type Hours, type SpecialDay } from '../contracts';
import { Complaints, given, type DocumentKind } from '../draft/document';
import { addDays, isZone } from '../preview/zone';
import type { Words } from '../words/en';
import { clash, readHours, readWeek, writeHours, type HoursProblem, type Week } from './hours';

export interface ExceptionForm {
  date: string;
  closed: boolean;
  hours: string;
  name: string;
}

export interface CalendarForm {
  zone: string;
  alwaysOpen: boolean;
  week: Week;
  exceptions: ExceptionForm[];
}

export const calendarKind: DocumentKind<'calendars', CalendarForm> = {
  kind: 'calendars',
  judges: true,
  blank: () => ({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    alwaysOpen: false,
    week: weekOf(day => (day === 'saturday' || day === 'sunday' ? '' : '09:00-18:00')),
    exceptions: [],
  }),
  toForm: calendar => ({
    zone: calendar.zone,
    alwaysOpen: calendar.alwaysOpen,
    week: weekOf(day => writeHours(calendar.week[day])),
    exceptions: [...calendar.exceptions].sort((a, b) => a.date.localeCompare(b.date)).map(exceptionForm),
  }),
  read: (form, id, words) => readCalendar(form, id, words),
};

export function exceptionForm(day: SpecialDay): ExceptionForm {
  return { date: day.date, closed: !day.hours?.length, hours: writeHours(day.hours), name: day.name ?? '' };
}

function weekOf(text: (day: Day) => string): Week {
  return Object.fromEntries(Days.map(day => [day, text(day)])) as Week;
}

function readCalendar(form: CalendarForm, id: string, words: Words) {
  const complaints = new Complaints();
  if (!isZone(form.zone)) complaints.add('zone', words.calendar.unknownZone(form.zone));
  // What an always open calendar was before stays in the form, in case the box is unticked again.
  if (form.alwaysOpen) return { document: { id, zone: form.zone, alwaysOpen: true, week: {}, exceptions: [] }, errors: complaints.errors };

  const { hours: week, problems } = readWeek(form.week);
  for (const day of Days) if (problems[day]) complaints.add(`week.${day}`, problemInWords(problems[day], words));
  const exceptions = form.exceptions.map(row => readException(row));
  const dates = new Set<string>();
  exceptions.forEach(({ day, problem }, index) => {
    if (day.date === '') complaints.add(`exceptions[${index}].date`, words.calendar.needsDate);
    else if (dates.has(day.date)) complaints.add(`exceptions[${index}].date`, words.calendar.dateTwice);
    dates.add(day.date);
    if (problem) complaints.add(`exceptions[${index}].hours`, problemInWords(problem, words));
    else if (!form.exceptions[index]!.closed && day.hours!.length === 0) complaints.add(`exceptions[${index}].hours`, words.calendar.needsHours);
  });
  const byDate = new Map(exceptions.map(({ day }) => [day.date, day.hours!]));
  const hoursOn = (date: string): readonly Hours[] => byDate.get(date) ?? week[Days[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]!];
  exceptions.forEach(({ day, problem }, index) => {
    if (problem || day.date === '' || day.hours!.length === 0) return;
    const before = addDays(day.date, -1);
    const early = byDate.has(before) ? null : clash(hoursOn(before), day.hours!);
    const late = clash(day.hours!, hoursOn(addDays(day.date, 1)));
    if (early) complaints.add(`exceptions[${index}].hours`, problemInWords({ kind: 'runsInto', ...early, day: 'before' }, words));
    else if (late) complaints.add(`exceptions[${index}].hours`, problemInWords({ kind: 'runsInto', ...late, day: 'after' }, words));
  });
  const document: Calendar = { id, zone: form.zone, alwaysOpen: false, week, exceptions: exceptions.map(({ day }) => day) };
  if (Object.keys(complaints.errors).length === 0 && Days.every(day => week[day].length === 0) && document.exceptions.every(day => day.hours!.length === 0))
    complaints.add('week', words.calendar.neverOpens);
  return { document, errors: complaints.errors };
}

function readException(row: ExceptionForm): { day: SpecialDay; problem: HoursProblem | null } {
  const read = row.closed ? { hours: [], problem: null } : readHours(row.hours);
  return { day: { date: row.date, hours: read.hours, name: given(row.name) }, problem: read.problem };
}

function problemInWords(problem: HoursProblem, { calendar, day }: Words): string {
  switch (problem.kind) {
    case 'unreadable':
      return calendar.unreadable(problem.text);
    case 'overlap':
      return calendar.overlap(problem.first, problem.second);
    case 'runsInto':
      return problem.day === 'before'
        ? calendar.fromDayBefore(problem.first, problem.second)
        : calendar.runsInto(problem.first, problem.second, problem.day === 'after' ? calendar.dayAfter : day[problem.day]);
  }
}
