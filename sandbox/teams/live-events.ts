import type { ServerResponse } from 'node:http';
import type { Change, TeamsPerson } from './teams-types.ts';
import type { TeamsWorld } from './teams-world.ts';

/** Tells open windows what changes, as server-sent events. */
export interface LiveEvents {
  /** Keeps the response open for a person's window; when the person's last window closes, they look at no chat any more. */
  attach(person: TeamsPerson, response: ServerResponse): void;
  /** Ends all windows' streams. */
  close(): void;
}

function concerns(world: TeamsWorld, change: Change, person: TeamsPerson): boolean {
  if (change.person !== undefined) return change.person === person.aadObjectId;
  if (change.conversationId === undefined) return true;
  return world.conversation(change.conversationId)?.members.includes(person.aadObjectId) === true;
}

/** Streams the world's changes. */
export function createLiveEvents(world: TeamsWorld): LiveEvents {
  const windows = new Map<ServerResponse, TeamsPerson>();
  world.watch((change) => {
    for (const [response, person] of windows) {
      if (concerns(world, change, person)) response.write(`data: ${JSON.stringify(change)}\n\n`);
    }
  });
  return {
    attach(person, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      windows.set(response, person);
      response.on('close', () => {
        windows.delete(response);
        if (![...windows.values()].includes(person)) world.changeDesktop(person, { viewing: undefined });
      });
    },
    close() {
      for (const response of windows.keys()) response.end();
    },
  };
}
