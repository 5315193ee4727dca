import { describe, expect, it } from 'vitest';
import { plain } from '../queue/queueOrder';
import { blankAccount, formOf, readAccount, search } from './accountForm';
import type { Account } from './contracts';
import { confirms, personOf } from './personForm';

const ada: Account = { id: 'ada', name: 'Ada Lefèvre', email: 'ada@example.org', role: 'dispatcher', cells: ['north'], enabled: true, hasPassword: true, twoFactor: false, version: 3 };

describe('an account', () => {
  it('that was only looked at is sent as it is', () =>
    expect(readAccount(formOf(ada))).toEqual({ complaints: {}, request: { name: 'Ada Lefèvre', email: 'ada@example.org', role: 'dispatcher', cells: ['north'], enabled: true } }));

  it('needs what its role reaches by', () => {
    const of = (change: object) => readAccount({ ...blankAccount(), id: 'x', name: 'X', ...change }).complaints;
    expect(of({ role: 'dispatcher' })).toEqual({ cells: 'missing' });
    expect(of({ role: 'dispatcher', everyCell: true })).toEqual({});
    expect(of({ role: 'technician' })).toEqual({ technician: 'missing' });
    expect(of({ role: 'requester' })).toEqual({ email: 'missing' });
    expect(of({ role: 'manager', id: 'two words', email: 'nowhere' })).toEqual({ id: 'notAnId', email: 'notAnAddress' });
  });

  it('sends no cells for a role that has no use for them', () => expect(readAccount({ ...formOf(ada), role: 'manager' }).request.cells).toEqual([]));

  it('is found by every word, without accents', () => {
    const find = (text: string) => search([ada], text, plain, () => 'dispatcher').length;
    expect([find('lefevre disp'), find('ADA'), find('ada manager'), find('')]).toEqual([1, 1, 0, 1]);
  });
});

describe('a person who is to be erased', () => {
  it('is named by address or name, and typed once more', () => {
    expect(personOf(' ', '')).toBeNull();
    const person = personOf('odile@example.org', 'Odile');
    expect(person).toEqual({ email: 'odile@example.org', name: 'Odile' });
    expect([confirms(person!, 'odile@example.org'), confirms(person!, 'Odile'), confirms({ name: 'Odile' }, '')]).toEqual([true, false, false]);
  });
});
