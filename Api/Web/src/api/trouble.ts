import type { Dictionary } from '../i18n/en';
import type { Answer } from './client';

type Trouble = Exclude<Answer<never>, { kind: 'ok' } | { kind: 'unauthorised' }>;

/** What went wrong, as the server says it, and what to do next. */
export function troubleInWords(t: Dictionary, trouble: Trouble): string {
  if (trouble.kind === 'unreached') return t.trouble.unreached;
  const { status, problem } = trouble;
  const said = problem.detail ?? problem.title ?? t.trouble.unknown(status);
  const next = nextStep(t, status, problem.code);
  const allowed = problem.allowed?.length && !problem.allowed.every(command => said.includes(command)) ? t.trouble.allowed(problem.allowed.join(', ')) : '';
  return [said, allowed, next].filter(Boolean).join(' ');
}

function nextStep(t: Dictionary, status: number, code: string | undefined): string {
  if (code === 'technician-busy') return t.trouble.busy;
  switch (status) {
    case 403:
      return t.trouble.forbidden;
    case 404:
      return t.trouble.notFound;
    case 409:
      return t.trouble.conflict;
    case 412:
      return t.trouble.version;
    case 422:
    case 400:
      return t.trouble.invalid;
    case 429:
    case 503:
      return t.trouble.unavailable;
    default:
      return '';
  }
}
