/** The session as `GET /api/v1/session` tells it. */

export type Role = 'requester' | 'technician' | 'dispatcher' | 'manager' | 'integrator' | 'administrator';

export const Roles: readonly Role[] = ['requester', 'technician', 'dispatcher', 'manager', 'integrator', 'administrator'];

/** Stands for all cells, those to come among them. */
export const EveryCell = '*';

export type Permission =
  | 'readTickets' | 'reportTickets' | 'dispatchTickets' | 'workOnTickets' | 'answerTickets' | 'importTickets' | 'readBoards' | 'readTechnicians'
  | 'writePresence' | 'readCells' | 'writeRoster' | 'readRules' | 'writeRules' | 'readServiceLevels' | 'readNotifications' | 'writeNotifications'
  | 'actForOthers' | 'manageAccounts' | 'readAudit' | 'managePersonalData' | 'readOperations';

/** Who is signed in. */
export interface Identity {
  id: string;
  name: string;
  role: Role;
  cells: string[];
  technician?: string | null;
  email?: string | null;
}

export interface DemoPerson {
  id: string;
  name: string;
  role: Role;
}

/** How one signs in here. */
export interface SignInWays {
  /** With name and password. */
  local: boolean;
  openIdConnect: { name: string } | null;
  demo: DemoPerson[];
}

export interface SessionAnswer {
  identity: Identity | null;
  permissions: Permission[];
  antiforgeryToken: string;
  signIn: SignInWays;
}
