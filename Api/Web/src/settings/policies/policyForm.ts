import type { SlaTarget, SuspensionReason } from '../../contracts';
import { Reasons, Targets, type Goal, type SlaPolicy, type TargetRule } from '../contracts';
import { Complaints, given, type DocumentKind } from '../draft/document';
import { durationInWords, parseDuration, toIso } from '../../durations/duration';
import type { Words } from '../words/en';

export const Priorities = [1, 2, 3, 4] as const;
const LongestGoal = 3_653 * 86_400;

export interface GoalForm {
  how: 'duration' | 'nextBusinessDay';
  duration: string;
  time: string;
  calendar: string;
}

export interface TargetForm {
  target: SlaTarget;
  /** Whether the policy promises it. */
  on: boolean;
  warnings: string;
  goals: GoalForm[];
}

export interface ScopeForm {
  customer: string;
  site: string;
  category: string;
  cell: string;
}

export interface PolicyForm {
  name: string;
  scopes: ScopeForm[];
  targets: TargetForm[];
  pauses: Record<SuspensionReason, SlaTarget[]>;
  onPriorityChange: SlaPolicy['onPriorityChange'];
  lateEntryAllowance: string;
  reviewAfterDays: string;
  escalation: string;
}

const DefaultWarnings = '50, 75, 90';

export const policyKind: DocumentKind<'sla-policies', PolicyForm> = {
  kind: 'sla-policies',
  judges: true,
  blank: () => ({
    name: '',
    scopes: [],
    targets: Targets.map(target => targetForm(target, undefined)),
    pauses: Object.fromEntries(Reasons.map(reason => [reason, ['resolution', 'level']])) as PolicyForm['pauses'],
    onPriorityChange: 'carry',
    lateEntryAllowance: '',
    reviewAfterDays: '1',
    escalation: '',
  }),
  toForm: policy => ({
    name: policy.name ?? '',
    scopes: policy.appliesTo.map(({ customer, site, category, cell }) => ({ customer: customer ?? '', site: site ?? '', category: category ?? '', cell: cell ?? '' })),
    targets: Targets.map(target => targetForm(target, policy.targets.find(rule => rule.target === target))),
    pauses: Object.fromEntries(Reasons.map(reason => [reason, policy.pauses.find(rule => rule.reason === reason)?.targets ?? []])) as PolicyForm['pauses'],
    onPriorityChange: policy.onPriorityChange,
    lateEntryAllowance: durationInWords(policy.lateEntryAllowance),
    reviewAfterDays: String(policy.reviewAfterDays),
    escalation: policy.escalation ?? '',
  }),
  read: (form, id, words) => readPolicy(form, id, words),
};

/** The path of a target in the document: those that are not promised are not in it. */
export function targetPath(form: PolicyForm, target: SlaTarget): string {
  return `targets[${form.targets.filter(rule => rule.on).findIndex(rule => rule.target === target)}]`;
}

function targetForm(target: SlaTarget, rule: TargetRule | undefined): TargetForm {
  return {
    target,
    on: rule !== undefined,
    warnings: rule ? rule.warnings.join(', ') : DefaultWarnings,
    goals: Priorities.map(priority => goalForm(rule?.goals.find(goal => goal.priority === priority))),
  };
}

function goalForm(goal: Goal | undefined): GoalForm {
  return {
    how: goal?.nextBusinessDay ? 'nextBusinessDay' : 'duration',
    duration: durationInWords(goal?.duration),
    time: goal?.nextBusinessDay ?? '17:00',
    calendar: goal?.calendar ?? '',
  };
}

function readPolicy(form: PolicyForm, id: string, words: Words) {
  const complaints = new Complaints();
  const targets = form.targets.filter(rule => rule.on).map((rule, index) => readTarget(rule, `targets[${index}]`, complaints, words));
  if (targets.length === 0) complaints.add('targets', words.policy.needsTarget);
  form.scopes.forEach((scope, index) => {
    const at = `appliesTo[${index}]`;
    if (Object.values(scope).every(text => text.trim() === '')) complaints.add(at, words.policy.emptyScope);
    if (scope.customer && (scope.customer.includes('@') || !scope.customer.includes('.'))) complaints.add(`${at}.customer`, words.policy.customerIsDomain);
  });
  const days = Number(form.reviewAfterDays);
  if (!Number.isInteger(days) || days < 1) complaints.add('reviewAfterDays', words.policy.wholeDays);
  const document: SlaPolicy = {
    id,
    name: given(form.name),
    appliesTo: form.scopes.map(({ customer, site, category, cell }) => ({
      customer: given(customer), site: given(site), category: given(category), cell: given(cell),
    })),
    targets,
    pauses: Reasons.map(reason => ({ reason, targets: Targets.filter(target => form.pauses[reason].includes(target)) })),
    onPriorityChange: form.onPriorityChange,
    lateEntryAllowance: readOptional(form.lateEntryAllowance, 'lateEntryAllowance', complaints, words),
    reviewAfterDays: days,
    escalation: given(form.escalation),
  };
  return { document, errors: complaints.errors };
}

function readOptional(text: string, path: string, complaints: Complaints, words: Words): string | undefined {
  if (text.trim() === '') return undefined;
  const seconds = parseDuration(text);
  if (seconds !== null) return toIso(seconds);
  complaints.add(path, words.duration.unreadable);
  return undefined;
}

function readTarget(rule: TargetForm, at: string, complaints: Complaints, words: Words): TargetRule {
  const warnings = rule.warnings.split(/[,;\s]+/).filter(part => part !== '').map(part => Number(part.replace('%', '')));
  const fine = warnings.every((percent, index) => Number.isInteger(percent) && percent >= 1 && percent <= 99 && (index === 0 || percent > warnings[index - 1]!));
  if (!fine) complaints.add(`${at}.warnings`, words.policy.warningsAscend);
  return {
    target: rule.target,
    warnings: fine ? warnings : [],
    goals: rule.goals.map((goal, index) => readGoal(goal, rule.target, Priorities[index]!, `${at}.goals[${index}]`, complaints, words)),
  };
}

function readGoal(goal: GoalForm, target: SlaTarget, priority: number, at: string, complaints: Complaints, words: Words): Goal {
  if (goal.calendar === '' && target !== 'level') complaints.add(`${at}.calendar`, words.policy.needsCalendar);
  const calendar = given(goal.calendar);
  if (goal.how === 'nextBusinessDay') {
    if (goal.time === '') complaints.add(`${at}.nextBusinessDay`, words.policy.needsTime);
    return { priority, nextBusinessDay: goal.time, calendar };
  }
  const seconds = parseDuration(goal.duration);
  if (seconds === null) complaints.add(`${at}.duration`, words.duration.unreadable);
  else if (seconds <= 0 || seconds > LongestGoal) complaints.add(`${at}.duration`, words.duration.outOfRange);
  return { priority, duration: toIso(seconds ?? 0), calendar };
}
