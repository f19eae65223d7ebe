import type { Fault, RouteFaults } from '../faults/route-faults.ts';
import type { DeliveryPlan, SwitchPositions } from '../faults/switches.ts';
import type { Route, SandboxReply, SandboxRequest } from '../http/routes.ts';
import type { JsonObject } from '../json.ts';
import { isObject, objectAt, textAt } from '../json.ts';
import type { ExchangeLog } from '../log/exchange-log.ts';
import { stateFor } from './api-state.ts';
import type { ClientCore } from './client/client-core.ts';
import type { LiveEvents } from './live-events.ts';
import type { SearchItem } from './read-answer.ts';
import type { TeamsClient } from './teams-client.ts';

/** What the page's API works on. */
export interface ApiParts {
  readonly core: ClientCore;
  readonly client: TeamsClient;
  readonly faults: RouteFaults;
  readonly log: ExchangeLog;
  readonly events: LiveEvents;
}

type Call = (person: string, body: JsonObject) => unknown;

function need(body: JsonObject, name: string): string {
  const value = textAt(body, name);
  if (value === undefined) throw new Error(`${name} is missing.`);
  return value;
}

function options(body: JsonObject): { in?: string; delivery?: DeliveryPlan; context?: 'compose' | 'commandbox' } {
  const inChat = textAt(body, 'in');
  const delivery = textAt(body, 'delivery') as DeliveryPlan | undefined;
  return {
    ...(inChat === undefined ? {} : { in: inChat }),
    ...(delivery === undefined ? {} : { delivery }),
    ...(body['context'] === 'commandbox' ? { context: 'commandbox' as const } : {}),
  };
}

function actionIn(body: JsonObject): string | JsonObject {
  return isObject(body['action']) ? body['action'] : need(body, 'action');
}

/** The client's methods by name, with their arguments taken from a JSON body. */
function callsOf(client: TeamsClient): Readonly<Record<string, Call>> {
  const strings = (value: JsonObject) => value as Readonly<Record<string, string>>;
  return {
    open: (person, body) => client.open(person, textAt(body, 'in')),
    leave: (person) => client.leave(person),
    say: (person, body) =>
      client.say(person, textAt(body, 'text') ?? '', {
        ...options(body),
        mention: body['mention'] === true,
        files: Array.isArray(body['files']) ? body['files'].map(String) : [],
      }),
    edit: (person, body) => client.edit(person, need(body, 'messageId'), need(body, 'text'), options(body)),
    remove: (person, body) => client.remove(person, need(body, 'messageId'), options(body)),
    restore: (person, body) => client.restore(person, need(body, 'messageId'), options(body)),
    react: (person, body) => client.react(person, need(body, 'messageId'), need(body, 'type'), options(body)),
    dropDraft: (person, body) => client.dropDraft(person, textAt(body, 'in')),
    uninstall: (person, body) => client.uninstall(person, options(body)),
    press: (person, body) =>
      client.press(person, need(body, 'messageId'), actionIn(body), objectAt(body, 'inputs'), options(body)),
    openDialog: (person, body) => client.openDialog(person, objectAt(body, 'data'), options(body)),
    submitDialog: (person, body) =>
      client.submitDialog(
        person,
        objectAt(body, 'inputs'),
        body['action'] === undefined ? undefined : actionIn(body),
        options(body),
      ),
    closeDialog: (person) => client.closeDialog(person),
    search: (person, body) =>
      client.search(person, textAt(body, 'text') ?? '', {
        ...options(body),
        parameters: strings(objectAt(body, 'parameters')),
        ...(textAt(body, 'command') === undefined ? {} : { command: need(body, 'command') }),
        skip: Number(body['skip'] ?? 0),
        count: Number(body['count'] ?? 25),
      }),
    select: (person, body) => client.select(person, objectAt(body, 'item') as unknown as SearchItem, options(body)),
    messageAction: (person, body) => client.messageAction(person, need(body, 'messageId'), need(body, 'command'), options(body)),
    composeAction: (person, body) => client.composeAction(person, need(body, 'command'), options(body)),
    unfurl: (person, body) => client.unfurl(person, need(body, 'url'), options(body)),
    typeahead: (person, body) =>
      client.typeahead(person, {
        dataset: need(body, 'dataset'),
        text: textAt(body, 'text') ?? '',
        ...(textAt(body, 'messageId') === undefined ? {} : { messageId: need(body, 'messageId') }),
      }),
    verifyState: (person, body) => client.verifyState(person, need(body, 'state'), options(body)),
    redeliver: (person, body) => client.redeliver(person, body['newId'] === true),
    readFeed: (person, body) => client.readFeed(person, textAt(body, 'itemId')),
  };
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
