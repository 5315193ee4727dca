import type { Answer } from '../api/client';
import type { Dictionary } from '../i18n/en';

type Trouble = Exclude<Answer<never>, { kind: 'ok' }>;

/** Whether the account asks for a code as well: the name and the password were right. */
export function asksForCode(trouble: Trouble): boolean {
  return trouble.kind === 'unauthorised' && (trouble.problem.code === 'code-required' || trouble.problem.code === 'wrong-code');
}

/** Why nobody is signed in, in words; '' where something is only asked for. */
export function signInTrouble(trouble: Trouble, { signIn: t, states, trouble: other }: Dictionary, when: (instant: string) => string): string {
  if (trouble.kind === 'unreached') return t.unreached;
  const { problem } = trouble;
  switch (problem.code) {
    case 'wrong-credentials':
      return t.wrongCredentials;
    case 'code-required':
      return '';
    case 'wrong-code':
      return t.wrongCode;
    case 'locked-out':
      return problem.until ? t.lockedUntil(when(problem.until)) : t.locked;
  }
  if (trouble.kind === 'refused' && trouble.status === 429) return t.tooMany(trouble.retryAfter);
  const said = problem.detail ?? problem.title;
  if (said) return states.said(said);
  return trouble.kind === 'refused' ? other.unknown(trouble.status) : t.wrongCredentials;
}

/** Why somebody comes back from the issuer without a session, see `?problem=`. */
export function returnTrouble(code: string | null, { signIn: t }: Dictionary): string {
  switch (code) {
    case null:
      return '';
    case 'no-role':
      return t.noRole;
    case 'name-taken':
      return t.nameTaken;
    case 'issuer-away':
      return t.issuerAway;
    default:
      return t.issuerFailed;
  }
}
