import type { Fault, RouteFaults } from '../faults/route-faults.ts';
import type { SwitchPositions } from '../faults/switches.ts';
import type { Route, SandboxReply, SandboxRequest } from '../http/routes.ts';
import { isObject } from '../json.ts';
import type { ExchangeLog } from '../log/exchange-log.ts';
import { callsOf, need } from './api-calls.ts';
import { stateFor } from './api-state.ts';
import type { ClientCore } from './client/client-core.ts';
import type { LiveEvents } from './live-events.ts';
import type { TeamsClient } from './teams-client.ts';

/** What the page's API works on. */
export interface ApiParts {
  readonly core: ClientCore;
  readonly client: TeamsClient;
  readonly faults: RouteFaults;
  readonly log: ExchangeLog;
  readonly events: LiveEvents;
}

async function answered(work: () => unknown): Promise<SandboxReply> {
  try {
    const body = await work();
    return { status: 200, body: body ?? {} };
  } catch (problem) {
    return { status: 400, body: { error: problem instanceof Error ? problem.message : 'unknown' } };
  }
}

/** The API of the page, under `/api`: `POST /api/client/<method>` with `{ person, … }` calls the client's method of that name. */
export function apiRoutes({ core, client, faults, log, events }: ApiParts): readonly Route[] {
  const calls = callsOf(client);
  const get = (path: string, work: (request: SandboxRequest) => unknown): Route => ({
    method: 'GET',
    path: `/api/${path}`,
    handle: (request) => answered(() => work(request)),
  });
  const personIn = ({ query }: SandboxRequest) =>
    core.world.person(query.get('person') ?? core.world.people[0]?.aadObjectId ?? '');
  return [
    get('state', (request) => stateFor(core, faults, personIn(request))),
    get('messages', (request) => client.messages(personIn(request), request.query.get('conversation') ?? 'personal')),
    get('feed', (request) => client.feed(personIn(request))),
    get('exchanges', ({ query }) => log.after(Number(query.get('after') ?? 0))),
    { method: 'GET', path: '/api/events', handle: (request) => liveWindow(core, events, request) },
    {
      method: 'POST',
      path: '/api/client/:call',
      handle: ({ params, body }) =>
        answered(() => {
          const call = Object.hasOwn(calls, params['call'] ?? '') ? calls[params['call'] ?? ''] : undefined;
          if (!call || !isObject(body)) throw new Error(`There is no call ${params['call']}.`);
          return call(need(body, 'person'), body);
        }),
    },
    {
      method: 'POST',
      path: '/api/switches',
      handle: ({ body }) => answered(() => core.switches.set(body as Partial<SwitchPositions>)),
    },
    { method: 'POST', path: '/api/faults', handle: ({ body }) => answered(() => ({ id: faults.add(body as Fault) })) },
    { method: 'DELETE', path: '/api/faults', handle: () => answered(() => faults.clear()) },
  ];
}

function liveWindow(core: ClientCore, events: LiveEvents, request: SandboxRequest): SandboxReply {
  const person = core.world.findPerson(request.query.get('person') ?? '');
  return person ? { status: 200, stream: (response) => events.attach(person, response) } : { status: 404 };
}
