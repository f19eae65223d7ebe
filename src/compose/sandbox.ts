import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { readManifest } from '../app-package/read-manifest.ts';
import type { Settings } from '../config/settings.ts';
import { teamsAppIdOf } from '../config/teams-app-id.ts';
import type { RunningServer } from '../http/server.ts';
import { sandboxGroups, sandboxPeople } from '../seed/sandbox-people.ts';
import { tryBotId, type World } from './world.ts';

/** Gives the app to everybody of the desks, as a set-up policy of Teams does: a notice reaches also those whom nobody has looked at in the Teams client yet. */
export function giveAppToMembers({ cloud }: Sandbox): void {
  for (const person of sandboxPeople())
    if (!('outsider' in person)) cloud.graph.teams.install(person.entraTenantId, person.aadObjectId);
}

/** Starts Microsoft's stand-in beside this server. Throws `Failure` `port-in-use` when its port is taken. */
export function startSandboxFor(settings: Settings, server: RunningServer, { now, sandboxLimits }: World): Promise<Sandbox> {
  const host = new URL(settings.publicUrl).hostname;
  const ids = { BOT_ID: tryBotId, TEAMS_APP_ID: teamsAppIdOf(settings) ?? tryBotId, AAD_APP_CLIENT_ID: tryBotId };
  const manifest = () => readManifest({ ...ids, HOST: host }, settings.publicUrl);
  return startSandbox({
    host: settings.host,
    port: settings.sandboxPort,
    botEndpoint: `${server.url}/api/messages`,
    manifest: manifest as Parameters<typeof startSandbox>[0]['manifest'],
    people: sandboxPeople(),
    groups: sandboxGroups(),
    clock: { now },
    ...(sandboxLimits && { limits: sandboxLimits }),
    ...(settings.sandboxLog !== undefined && { log: settings.sandboxLog }),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    const text = `Port ${settings.sandboxPort} on ${settings.host}, for the Teams client, is already in use by another program.`;
    throw new Failure(
      'port-in-use',
      'conflict',
      text,
      'Choose another with --sandbox-port or the setting DESKHAND_SANDBOX_PORT.',
    );
  });
}
