import { EveryCell, type Role } from '../session/contracts';
import type { Account, AccountRequest } from './contracts';

/** An account as somebody edits it. What a role has no use for is kept while it is edited, and not sent. */
export interface AccountForm {
  id: string;
  name: string;
  email: string;
  role: Role;
  everyCell: boolean;
  cells: string[];
  technician: string;
  enabled: boolean;
  password: string;
}

export type AccountField = 'id' | 'name' | 'email' | 'cells' | 'technician' | 'password';

/** Why a field cannot be so. */
export type Complaint = 'missing' | 'notAnId' | 'notAnAddress';

const Id = /^[a-z0-9][a-z0-9._-]{0,63}$/i;
const Address = /^\S+@\S+$/;

export function blankAccount(): AccountForm {
  return { id: '', name: '', email: '', role: 'dispatcher', everyCell: false, cells: [], technician: '', enabled: true, password: '' };
}

export function formOf(account: Account): AccountForm {
  return {
    id: account.id,
    name: account.name,
    email: account.email ?? '',
    role: account.role,
    everyCell: account.cells.includes(EveryCell),
    cells: account.cells.filter(cell => cell !== EveryCell),
    technician: account.technician ?? '',
    enabled: account.enabled,
    password: '',
  };
}

/** What is to be sent, and what is wrong with it as far as the page knows. */
export function readAccount(form: AccountForm): { request: AccountRequest; complaints: Partial<Record<AccountField, Complaint>> } {
  const { id, name, email, role, technician } = { ...form, id: form.id.trim(), name: form.name.trim(), email: form.email.trim() };
  const cells = role !== 'dispatcher' ? [] : form.everyCell ? [EveryCell] : form.cells;
  const complaints: Partial<Record<AccountField, Complaint>> = {};
  if (id === '') complaints.id = 'missing';
  else if (!Id.test(id)) complaints.id = 'notAnId';
  if (name === '') complaints.name = 'missing';
  if (email !== '' && !Address.test(email)) complaints.email = 'notAnAddress';
  if (email === '' && role === 'requester') complaints.email = 'missing';
  if (role === 'dispatcher' && cells.length === 0) complaints.cells = 'missing';
  if (role === 'technician' && technician === '') complaints.technician = 'missing';
  const request: AccountRequest = {
    name,
    role,
    cells,
    enabled: form.enabled,
    ...(email === '' ? {} : { email }),
    ...(role === 'technician' && technician !== '' ? { technician } : {}),
    ...(form.password === '' ? {} : { password: form.password }),
  };
  return { request, complaints };
}

/** Those whose name, user name, address or role holds every word of what was typed. */
export function search(accounts: readonly Account[], text: string, plain: (text: string) => string, roleOf: (role: Role) => string): Account[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return accounts.filter(account => {
    const all = plain([account.name, account.id, account.email, roleOf(account.role)].filter(Boolean).join(' '));
    return words.every(word => all.includes(word));
  });
}
