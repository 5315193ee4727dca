import type { Component } from 'svelte';
import type { Permission } from './session/contracts';
import type { Session } from './session/session.svelte';

/** A page: who may see it, and its code, which no other page waits for. */
export interface PageOf {
  needs: Permission | null;
  load: () => Promise<{ default: Component<{ session: Session }> }>;
}

const Console: PageOf = { needs: 'readBoards', load: () => import('./console/ConsolePage.svelte') };

const Pages: Record<string, PageOf> = {
  settings: { needs: 'readRules', load: () => import('./settings/SettingsPage.svelte') },
  account: { needs: null, load: () => import('./account/AccountPage.svelte') },
  people: { needs: 'manageAccounts', load: () => import('./people/PeoplePage.svelte') },
  audit: { needs: 'readAudit', load: () => import('./audit/AuditPage.svelte') },
  tickets: { needs: 'readTickets', load: () => import('./ticket/TicketPage.svelte') },
};

/** The page at a path; its first part names it. The server answers no other paths than these. */
export function pageAt(path: string): PageOf {
  return Pages[path.split('/')[1] ?? ''] ?? Console;
}
