import { profileIdFor } from '../../shared/domain/teams-integration.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { say } from '../../shared/text/say.ts';
import type { Core } from '../core.ts';
import { deskOf } from './who-acts.ts';

/** The desk that a name or id means, and the application registration that serves Teams for it. Throws `Failure` `desk-unclear` or `no-teams-profile`. */
export async function deskClient({ directory, door }: Core, named: string): Promise<{ desk: string; clientId: string }> {
  const { _id, name } = deskOf(await directory.tenants(), named);
  const desk = door.desk(_id);
  const served = profileIdFor(await desk.integration(), 'teams');
  const profile = served === undefined ? undefined : await desk.profiles.byId(served);
  if (profile && profile.status !== 'archived') return { desk: name, clientId: profile.clientId };
  const remedy = say`An administrator adds one, tests it and binds Teams to it.`;
  throw new Failure('no-teams-profile', 'missing', say`No Microsoft profile serves Teams for ${name}.`, remedy);
}
