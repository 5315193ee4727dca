import { durationInWords } from '../../durations/duration';
import type { Language } from '../../i18n/i18n.svelte';
import type { AccountFacts, AccountLine, RulePin } from '../contracts';

export interface Names {
  /** Writes an instant. */
  when(instant: string): string;
  /** What a cell is called. */
  cell(id: string): string;
}

/** A line of a clock's account as a sentence. The server's own is English; in French it is made from the same codes and facts. */
export function tell(line: AccountLine, language: Language, names: Names): string {
  return language === 'fr' ? inFrench(line, names) : line.sentence;
}

const Awaited: Record<string, string> = { requester: 'le demandeur', vendor: 'un sous-traitant', parts: 'des pièces', planned: 'une date prévue' };
const Channels: Record<string, string> = { phone: 'par téléphone', email: 'par courriel', portal: 'sur le portail', walkIn: 'au guichet', monitoring: 'par la supervision' };

const time = (iso: string | undefined) => (iso ? durationInWords(iso) : 'aucun temps');
const pin = (rule: RulePin | undefined) => (rule ? `« ${rule.id} » (version ${rule.version})` : '');
const called = (name: string | undefined) => (name ? ` (${name})` : '');

function cause({ event, by = '', channel, cell, reason }: AccountFacts, names: Names): string {
  switch (event) {
    case 'reported':
      return `la demande a été signalée ${Channels[channel ?? ''] ?? 'par un autre système'}`;
    case 'transferred':
      return `${by} l’a transmise à ${names.cell(cell ?? '')}`;
    case 'assigned':
    case 'reassigned':
      return `${by} l’a affectée`;
    case 'accepted':
      return `${by} l’a acceptée`;
    case 'qualified':
      return `${by} l’a qualifiée`;
    case 'started':
      return `${by} a commencé`;
    case 'departed':
      return `${by} est parti`;
    case 'arrived':
      return `${by} est arrivé`;
    case 'noted':
      return `${by} a écrit au demandeur`;
    case 'resolved':
      return `${by} l’a résolue`;
    case 'cancelled':
      return `${by} l’a annulée`;
    case 'reopened':
      return `${by} l’a rouverte`;
    case 'resumed':
      return `${by} l’a reprise`;
    case 'slaRulesChanged':
      return `${by} a appliqué de nouvelles règles aux demandes ouvertes`;
    case 'priorityRaised':
      return 'une escalade a relevé la priorité';
    default:
      return reason ? `${by} l’a mise en attente (${Awaited[reason] ?? reason})` : `${by} a causé « ${event ?? ''} »`;
  }
}

function terms(facts: AccountFacts, names: Names): string {
  const goal = facts.formerGoal ? `${time(facts.formerGoal)} sont devenues ${time(facts.goal)}` : `${time(facts.goal)} comme avant`;
  const calendar = facts.formerCalendar ? `, ${pin(facts.formerCalendar)} est devenu ${pin(facts.calendar)}` : '';
  const due = facts.due || facts.formerDue ? `, échéance ${facts.formerDue ? names.when(facts.formerDue) : 'aucune'} devenue ${facts.due ? names.when(facts.due) : 'aucune'}` : '';
  return `${goal}${calendar}${due} ; les ${time(facts.used)} utilisées le restent`;
}

function inFrench({ code, facts, sentence }: AccountLine, names: Names): string {
  const because = () => cause(facts, names);
  const until = facts.due ? `, échéance ${names.when(facts.due)}` : '';
  const on = facts.date ? ` le ${facts.date}${called(facts.name)}` : '';
  switch (code) {
    case 'started':
      return `A commencé quand ${because()} : ${time(facts.goal)} de ${pin(facts.calendar)}, promises par ${pin(facts.policy)} pour la priorité ${facts.priority}${until}.`;
    case 'closed':
      return `Fermé${on} : aucun temps n’a compté.`;
    case 'otherHours':
      return `Ouvert seulement ${facts.hours?.join(', ') ?? ''}${on}.`;
    case 'paused':
      return `Arrêté quand ${because()}, après ${time(facts.used)}.`;
    case 'resumed':
      return `Reparti quand ${because()}, avec ${time(facts.used)} utilisées${until}.`;
    case 'priorityChanged':
      return `La priorité ${facts.formerPriority} est devenue ${facts.priority} quand ${because()} : ${terms(facts, names)}.`;
    case 'policyChanged':
      return `${pin(facts.policy)} s’applique depuis que ${because()} : ${terms(facts, names)}.`;
    case 'calendarChanged':
      return `${pin(facts.calendar)} vaut depuis que ${because()} : ${terms(facts, names)}.`;
    case 'warned':
      return `${facts.percent} % de ${time(facts.goal)} étaient utilisés${until}.`;
    case 'breached':
      return facts.over && durationInWords(facts.over) !== '0 min'
        ? `Dépassé : ${time(facts.goal)}, moins que les ${time(facts.used)} déjà utilisées.`
        : `Dépassé : les ${time(facts.goal)} étaient écoulées.`;
    case 'corrected':
      return `Le dépassement noté pour ${facts.breachedAt ? names.when(facts.breachedAt) : ''} n’a pas eu lieu : ${because()} avant, saisi plus tard.`;
    case 'met':
      return `Terminé quand ${because()} : ${time(facts.used)} utilisées, tenu avec ${time(facts.left)} d’avance.`;
    case 'stopped':
      return `Terminé quand ${because()} : ${time(facts.used)} utilisées, dépassé de ${time(facts.over)} de temps ouvré.`;
    case 'withdrawn':
      return `Plus rien n’est dû depuis que ${because()}, après ${time(facts.used)}.`;
    case 'reopened':
      return `Reparti quand ${because()}, avec ${time(facts.used)} utilisées ; le temps entre les deux n’a pas compté${until}.`;
    case 'running': {
      if (facts.over) return `Court encore : ${time(facts.used)} utilisées, ${time(facts.over)} de trop.`;
      const skipping = facts.ahead ? `, sans ${facts.ahead.map(day => `le ${day.date}${called(day.name)}`).join(', ')}` : '';
      return `Court : ${time(facts.used)} utilisées, reste ${time(facts.left)}${until}${skipping}.`;
    }
    case 'waiting':
      return `Arrêté : ${time(facts.used)} utilisées${facts.left ? `, reste ${time(facts.left)}` : ''}.`;
    default:
      return sentence;
  }
}
