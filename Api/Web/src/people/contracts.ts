import type { Role } from '../session/contracts';

/** An account as administrators see it: `GET /api/v1/accounts/{id}`. */
export interface Account {
  id: string;
  name: string;
  email?: string | null;
  role: Role;
  cells: string[];
  technician?: string | null;
  enabled: boolean;
  hasPassword: boolean;
  twoFactor: boolean;
  lockedUntil?: string | null;
  version: number;
}

export interface AccountRequest {
  name: string;
  email?: string;
  role: Role;
  cells: string[];
  technician?: string;
  enabled: boolean;
  password?: string;
}

/** Whose data are meant: an address, a name, or both where both must match. */
export interface Person {
  email?: string;
  name?: string;
}

export interface Erasure {
  /** What stands for the person from now on. */
  pseudonym: string;
  /** How many tickets no longer name them. */
  tickets: number;
}
