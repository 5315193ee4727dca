import { Kinds, type Kind } from './contracts';

/** What the address of the settings page names: `/settings?show=calendars&id=office`. */
export interface Route {
  kind: Kind;
  /** The document; null for none, '' for one that is being made. */
  id: string | null;
  /** The recomputation whose progress is shown, also after a reload. */
  recomputation: string | null;
}

export function routeFromQuery(query: URLSearchParams): Route {
  const kind = Kinds.find(known => known === query.get('show')) ?? Kinds[0];
  return { kind, id: query.get('id'), recomputation: query.get('recomputation') };
}

export function routeToQuery(route: Route): string {
  const query = new URLSearchParams({ show: route.kind });
  if (route.id !== null) query.set('id', route.id);
  if (route.recomputation) query.set('recomputation', route.recomputation);
  return `?${query}`;
}
