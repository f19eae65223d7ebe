import type { DeliveryPlan } from '../faults/switches.ts';
import type { JsonObject } from '../json.ts';
import { isObject, objectAt, textAt } from '../json.ts';
import type { SearchItem } from './read-answer.ts';
import type { TeamsClient } from './teams-client.ts';

/** Calls one of the client's methods for a person, with the arguments in a JSON body. */
export type Call = (person: string, body: JsonObject) => unknown;

/** The text that a body must have under this name. */
export function need(body: JsonObject, name: string): string {
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

/** What a page submitted: an object or a text. */
function resultIn(body: JsonObject): string | JsonObject {
  return isObject(body['result']) ? body['result'] : need(body, 'result');
}

function chatCalls(client: TeamsClient): Record<string, Call> {
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
  };
}

function cardCalls(client: TeamsClient): Record<string, Call> {
  return {
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
    submitPage: (person, body) => client.submitPage(person, resultIn(body), options(body)),
    submitTabDialog: (person, body) => client.submitTabDialog(person, resultIn(body), options(body)),
    closeDialog: (person) => client.closeDialog(person),
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

function extensionCalls(client: TeamsClient): Record<string, Call> {
  const strings = (value: JsonObject) => value as Readonly<Record<string, string>>;
  return {
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
  };
}

/** The client's methods by name. */
export function callsOf(client: TeamsClient): Readonly<Record<string, Call>> {
  return { ...chatCalls(client), ...cardCalls(client), ...extensionCalls(client) };
}
