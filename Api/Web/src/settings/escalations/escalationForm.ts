import type { SlaTarget } from '../../contracts';
import type { ActionKind, Audience, EscalationAction, EscalationPolicy, EscalationStep, NotificationChannel, Wait } from '../contracts';
import { Complaints, given, type DocumentKind } from '../draft/document';
import { durationInWords, parseDuration, toIso } from '../../durations/duration';
import type { Words } from '../words/en';

export interface ActionForm {
  do: ActionKind;
  whom: Audience;
  channels: NotificationChannel[];
}

export interface StepForm {
  target: SlaTarget;
  /** A threshold in percent; '' for the breach. */
  percent: string;
  after: string;
  waitsFor: Wait;
  actions: ActionForm[];
  repeats: boolean;
  every: string;
  times: string;
  inCellHours: boolean;
}

export interface EscalationForm {
  name: string;
  lapses: string;
  steps: StepForm[];
}

export const escalationKind: DocumentKind<'escalation-policies', EscalationForm> = {
  kind: 'escalation-policies',
  judges: false,
  blank: () => ({ name: '', lapses: '30 min', steps: [newStep()] }),
  toForm: policy => ({ name: policy.name ?? '', lapses: durationInWords(policy.acknowledgementLapsesAfter), steps: policy.steps.map(stepForm) }),
  read: (form, id, words) => {
    const complaints = new Complaints();
    if (form.steps.length === 0) complaints.add('steps', words.escalation.needsStep);
    const document: EscalationPolicy = {
      id,
      name: given(form.name),
      steps: form.steps.map((step, index) => readStep(step, `steps[${index}]`, complaints, words)),
      acknowledgementLapsesAfter: readDuration(form.lapses, 'acknowledgementLapsesAfter', complaints, words),
    };
    return { document, errors: complaints.errors };
  },
};

export function newStep(): StepForm {
  return {
    target: 'resolution', percent: '', after: '0 min', waitsFor: 'notResolved', actions: [newAction()], repeats: false, every: '15 min', times: '3', inCellHours: false,
  };
}

export function newAction(): ActionForm {
  return { do: 'notify', whom: 'dispatchers', channels: ['live'] };
}

function stepForm(step: EscalationStep): StepForm {
  return {
    target: step.trigger.target,
    percent: step.trigger.percent == null ? '' : String(step.trigger.percent),
    after: durationInWords(step.after),
    waitsFor: step.waitsFor,
    actions: step.actions.map(action => (action.do === 'notify' ? { ...newAction(), ...action } : { ...newAction(), do: action.do })),
    repeats: step.repeat != null,
    every: step.repeat ? durationInWords(step.repeat.every) : '15 min',
    times: String(step.repeat?.times ?? 3),
    inCellHours: step.inCellHours,
  };
}

function readStep(step: StepForm, at: string, complaints: Complaints, words: Words): EscalationStep {
  const percent = step.percent.trim() === '' ? undefined : Number(step.percent.replace('%', ''));
  if (percent !== undefined && !(Number.isInteger(percent) && percent >= 1 && percent <= 99)) complaints.add(`${at}.trigger.percent`, words.escalation.percentRange);
  if (step.actions.length === 0) complaints.add(`${at}.actions`, words.escalation.needsAction);
  const times = Number(step.times);
  if (step.repeats && !(Number.isInteger(times) && times >= 1)) complaints.add(`${at}.repeat.times`, words.escalation.timesRange);
  return {
    trigger: { target: step.target, percent },
    after: readDuration(step.after, `${at}.after`, complaints, words),
    waitsFor: step.waitsFor,
    actions: step.actions.map((action, index) => readAction(action, `${at}.actions[${index}]`, complaints, words)),
    repeat: step.repeats ? { every: readDuration(step.every, `${at}.repeat.every`, complaints, words), times } : undefined,
    inCellHours: step.inCellHours,
  };
}

function readAction(action: ActionForm, at: string, complaints: Complaints, words: Words): EscalationAction {
  if (action.do !== 'notify') return { do: action.do };
  if (action.channels.length === 0) complaints.add(`${at}.channels`, words.escalation.needsChannel);
  return { do: 'notify', whom: action.whom, channels: [...action.channels] };
}

function readDuration(text: string, path: string, complaints: Complaints, words: Words): string {
  const seconds = parseDuration(text);
  if (seconds === null) complaints.add(path, words.duration.unreadable);
  return toIso(seconds ?? 0);
}
