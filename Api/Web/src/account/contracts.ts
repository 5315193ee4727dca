import type { Role } from '../session/contracts';

/** One's own account: `GET /api/v1/account`. */
export interface OwnAccount {
  id: string;
  name: string;
  email?: string | null;
  role: Role;
  cells: string[];
  technician?: string | null;
  /** Whether a code is asked for as well as the password. */
  twoFactor: boolean;
  /** Whether it is an account of this installation, with a password of its own. */
  local: boolean;
}

export interface Authenticator {
  /** Base 32. */
  key: string;
  /** The same as an `otpauth:` address. */
  uri: string;
}

export type Scope = 'read' | 'tickets' | 'import' | 'roster' | 'rules' | 'admin';

export const Scopes: readonly Scope[] = ['read', 'tickets', 'import', 'roster', 'rules', 'admin'];

/** A personal access token. */
export interface AccessToken {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: string;
  expiresAt: string;
  lastUsedAt?: string | null;
}

export interface TokenRequest {
  name: string;
  scopes: Scope[];
  expiresAt: string;
}
