import { expect, it } from 'vitest';
import { wordsOf } from './pushes';

const message = { id: 'n1', what: 'given' as const, ticket: 'T-1042', at: '2026-03-30T10:00:00Z' };

it('says in the language of the phone what an identifier alone cannot', () => {
  expect(wordsOf(message, ['fr-FR', 'en'])).toEqual({ title: 'Nouveau pour vous : T-1042', body: '' });
  expect(wordsOf({ ...message, what: 'taken', count: 3 }, ['de', 'en-GB'])).toEqual({ title: 'T-1042 is no longer yours', body: 'and 2 more' });
});

it('says something of what it does not understand, since every push has to be shown', () => {
  expect(wordsOf(undefined, ['en']).title).toBe('Your agenda has changed');
  expect(wordsOf({ ...message, what: 'sung' as never }, ['fr']).title).toBe('Votre agenda a changé');
});
