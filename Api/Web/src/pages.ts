import type { Component } from 'svelte';
import App from './App.svelte';
import type { Permission } from './session/contracts';
import type { Session } from './session/session.svelte';

/** A page: who may see it, and its code. The queue is what most people open; the others bring code of their own, which it does not wait for. */
export interface PageOf {
  needs: Permission | null;
  load: () => Promise<{ default: Component<{ session: Session }> }>;
}

const Queue: PageOf = { needs: 'readBoards', load: async () => ({ default: App }) };

const Pages: Record<string, PageOf> = {
  settings: { needs: 'readRules', load: () => import('./settings/SettingsPage.svelte') },
  account: { needs: null, load: () => import('./account/AccountPage.svelte') },
  people: { needs: 'manageAccounts', load: () => import('./people/PeoplePage.svelte') },
  sla: { needs: 'readServiceLevels', load: () => import('./sla/SlaPage.svelte') },
  audit: { needs: 'readAudit', load: () => import('./audit/AuditPage.svelte') },
};

/** The page at a path. The server answers no other paths than these. */
export function pageAt(path: string): PageOf {
  return Pages[path.replaceAll('/', '')] ?? Queue;
}
