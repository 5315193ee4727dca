import { describe, expect, it } from 'vitest';
import { routeFromQuery, routeToQuery, type Route } from './route';

describe('the address of the settings', () => {
  it.each<Route>([
    { kind: 'calendars', id: null, recomputation: null },
    { kind: 'sla-policies', id: '', recomputation: null },
    { kind: 'on-call', id: 'réseau & co', recomputation: 'r-1' },
  ])('names %o and is read again', route => expect(routeFromQuery(new URLSearchParams(routeToQuery(route)))).toEqual(route));

  it('begins with the calendars where it names nothing that there is', () => {
    expect(routeFromQuery(new URLSearchParams('show=cats'))).toEqual({ kind: 'calendars', id: null, recomputation: null });
  });
});
