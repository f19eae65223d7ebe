import type { Role } from '../domain/member.ts';
import type { RecordKind } from '../domain/records.ts';

/** A right to do a class of things. */
export type Grant =
  | 'desk.use'
  | 'ticket.read'
  | 'ticket.write'
  | 'ticket.reply'
  | 'task.read'
  | 'task.write'
  | 'contact.read'
  | 'contact.write'
  | 'approval.read'
  | 'approval.decide'
  | 'time.write'
  | 'desk.administer'
  /** Held by no role: opening a desk, by whoever runs the installation. */
  | 'desk.found'
  /** Held by no role: follow-up work of the desk itself. */
  | 'system.act';

const worker: readonly Grant[] = [
  'desk.use',
  'ticket.read',
  'ticket.write',
  'ticket.reply',
  'task.read',
  'task.write',
  'contact.read',
  'contact.write',
  'approval.read',
  'time.write',
];

const byRole: { readonly [role in Role]: readonly Grant[] } = {
  technician: worker,
  dispatcher: worker,
  approver: ['desk.use', 'ticket.read', 'task.read', 'contact.read', 'approval.read', 'approval.decide'],
  administrator: [...worker, 'approval.decide', 'desk.administer'],
  'inbox-user': ['desk.use', 'ticket.read', 'contact.read'],
};

/** Whether a member with these roles holds this grant. */
export function holds(roles: readonly Role[], grant: Grant): boolean {
  return roles.some((role) => byRole[role]?.includes(grant));
}

/** Everything that a member with these roles holds. */
export function grantsOf(roles: readonly Role[]): Grant[] {
  return [...new Set(roles.flatMap((role) => byRole[role] ?? []))];
}

/** The roles that carry this grant: whom to ask for it. */
export function rolesWith(grant: Grant): Role[] {
  return (Object.keys(byRole) as Role[]).filter((role) => byRole[role].includes(grant));
}

/** The right that reading each kind of record takes. Who lacks it cannot find such a record by any name, number or address. */
export const readGrants: { readonly [kind in RecordKind]: Grant } = {
  ticket: 'ticket.read',
  task: 'task.read',
  project: 'task.read',
  approval: 'approval.read',
  'time-entry': 'desk.use',
  client: 'contact.read',
  contact: 'contact.read',
  member: 'desk.use',
  profile: 'desk.administer',
  'teams-integration': 'desk.administer',
  delivery: 'desk.administer',
};
