import type { Sentence } from '../../shared/text/say.ts';
import { allOperations } from './all-operations.ts';
import type { GraphOperation } from './operation.ts';

/** An application permission with what it is for, joined over all operations that need it. */
export interface NeededPermission {
  name: string;
  neededFor: string;
  withoutIt: Sentence;
  /** Nothing needs it before mailboxes are set up. */
  later: boolean;
}

/** Permissions that include another one, by the name that the operations give: the least. */
const wider: { readonly [name: string]: readonly string[] } = {
  'User.Read.All': ['User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  'Organization.Read.All': ['Organization.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  'Mail.ReadBasic.All': ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite'],
  'TeamsAppInstallation.ReadForUser.All': [
    'TeamsAppInstallation.ReadWriteSelfForUser.All',
    'TeamsAppInstallation.ReadWriteForUser.All',
  ],
  'TeamsAppInstallation.ReadWriteSelfForUser.All': ['TeamsAppInstallation.ReadWriteForUser.All'],
};

/** Every application permission that the operations name, each once, by name. */
export function neededPermissions(operations: readonly GraphOperation[] = allOperations): NeededPermission[] {
  const byName = new Map<string, NeededPermission>();
  for (const { permission, budget } of operations) {
    const { application: name, neededFor, withoutIt } = permission;
    if (name === undefined) continue;
    const known = byName.get(name);
    const later = budget === 'mailbox' && known?.later !== false;
    byName.set(name, known ? { ...known, later } : { name, neededFor, withoutIt, later });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Those that roles of a token do not give, neither by name nor by a wider one. */
export function missingPermissions(roles: readonly string[], needed = neededPermissions()): NeededPermission[] {
  const given = new Set(roles);
  return needed.filter(({ name }) => !given.has(name) && !(wider[name] ?? []).some((one) => given.has(one)));
}
