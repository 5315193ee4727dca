/** A line of the audit log: `GET /api/v1/audit`. */
export interface AuditLine {
  number: number;
  at: string;
  kind: string;
  actor: string;
  role?: string | null;
  subject?: string | null;
  address?: string | null;
  detail?: string | null;
}

export type AuditKind =
  | 'signed-in' | 'sign-in-failed' | 'locked-out' | 'signed-out' | 'refused' | 'account-created' | 'account-changed' | 'credentials-changed'
  | 'token-created' | 'token-revoked' | 'rules-changed' | 'roster-changed' | 'personal-data-exported' | 'personal-data-erased' | 'audit-exported';

export const AuditKinds: readonly AuditKind[] = [
  'signed-in', 'sign-in-failed', 'locked-out', 'signed-out', 'refused', 'account-created', 'account-changed', 'credentials-changed',
  'token-created', 'token-revoked', 'rules-changed', 'roster-changed', 'personal-data-exported', 'personal-data-erased', 'audit-exported',
];
