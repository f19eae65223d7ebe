import type { Action, Query } from '../definition/action.ts';

/** Whether administrators may switch it off for Teams: not what people need to find their way or to switch things on again, and not what the desk does by itself. */
export function isSwitchable({ name, permission }: Pick<Action | Query, 'name' | 'permission'>): boolean {
  return !['desk.administer', 'system.act'].includes(permission.grant) && !/^(session|desk)\./.test(name);
}
