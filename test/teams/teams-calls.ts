import { isObject, type JsonObject, listAt, objectAt, textAt } from '../../sandbox/json.ts';
import type { Outcome } from '../../sandbox/teams/client/client-core.ts';
import type { DeskInTeams } from './desk-fixture.ts';
import { objectIdOf } from './desk-fixture.ts';

/** The dialog that an answer shows. */
export interface ShownDialog {
  title: string;
  card: JsonObject;
  /** First values of its inputs by id. */
  inputs: Record<string, JsonObject>;
  /** All that it says, as text. */
  said: string;
  /** Data of its first button. */
  data: JsonObject;
}

/** What a client shows of an answer must be a dialog with a card. */
export function dialogOf({ shown }: Outcome): ShownDialog {
  if (shown.kind !== 'dialog' || !shown.dialog.card) throw new Error(`no dialog but ${JSON.stringify(shown).slice(0, 500)}`);
  const { title, card } = shown.dialog;
  const inputs = Object.fromEntries(inputsOf(card).map((input) => [String(input['id']), input]));
  return { title, card, inputs, said: textsOf(card).join('\n'), data: objectAt(listAt(card, 'actions')[0], 'data') };
}

/** What a client shows of an answer must be one text. */
export function sentenceOf({ shown }: Outcome): string {
  if (shown.kind !== 'text') throw new Error(`no text but ${JSON.stringify(shown).slice(0, 500)}`);
  return shown.text;
}

/** What a client shows of an answer must be results. */
export function resultsOf({ shown }: Outcome) {
  if (shown.kind !== 'results') throw new Error(`no results but ${JSON.stringify(shown).slice(0, 500)}`);
  return shown.items;
}

/** Titles of a result list, as the list shows them. */
export function titlesOf(outcome: Outcome): string[] {
  return resultsOf(outcome).map(({ preview }) => textAt(preview.content, 'title') ?? '');
}

function inputsOf(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(inputsOf);
  if (!isObject(value)) return [];
  const own = textAt(value, 'type')?.startsWith('Input.') ? [value] : [];
  return [...own, ...Object.values(value).flatMap(inputsOf)];
}

/** Every text in a card, without the Markdown escapes. */
export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isObject(value)) return [];
  const own = typeof value['text'] === 'string' ? [value['text'].replace(/\\(.)/g, '$1')] : [];
  const inner = Object.entries(value).flatMap(([name, part]) => (name === 'data' || name === 'text' ? [] : textsOf(part)));
  return [...own, ...inner];
}

/** A message as Teams hands it to an action, with what a spec changes of it. */
export function payloadOf(more: object = {}): JsonObject {
  return {
    id: '1700000000123',
    replyToId: null,
    createdDateTime: '2026-11-20T10:00:00.000Z',
    deleted: false,
    subject: null,
    summary: null,
    linkToMessage: 'https://teams.microsoft.com/l/message/19%3Aabc/1700000000123',
    from: {
      application: null,
      device: null,
      user: { userIdentityType: 'aadUser', id: 'a-stranger', displayName: 'Pat Stranger' },
    },
    body: { contentType: 'html', content: '<div>The printer is broken</div>' },
    attachments: [],
    mentions: [],
    reactions: [],
    ...more,
  };
}

/** Calls an action command on a message given as it is, by any person. */
export async function actOn(desk: DeskInTeams, person: string, commandId: string, messagePayload: unknown): Promise<Outcome> {
  const value = { commandId, commandContext: 'message', context: { theme: 'default' }, messagePayload };
  const { client } = desk.sandbox!;
  const outcome = await client.invoke(objectIdOf(person), 'composeExtension/fetchTask', value);
  return { ...outcome, shown: shownOf(outcome) };
}

/** Submits a dialog of an action command as a client would. */
export async function submitTo(desk: DeskInTeams, person: string, value: object): Promise<Outcome> {
  const full = { commandContext: 'message', context: { theme: 'default' }, ...value };
  const outcome = await desk.sandbox!.client.invoke(objectIdOf(person), 'composeExtension/submitAction', full);
  return { ...outcome, shown: shownOf(outcome) };
}

/** What a client would show of a bare invoke's answer. */
function shownOf({ deliveries }: Outcome): Outcome['shown'] {
  const body = deliveries[0]?.body;
  const task = objectAt(body, 'task');
  const { title, card } = objectAt(task, 'value') as { title?: string; card?: JsonObject };
  if (task['type'] === 'continue')
    return { kind: 'dialog', dialog: { title: title ?? '', card: objectAt(card, 'content'), width: 'medium', height: 'medium' } };
  const text = textAt(task, 'value') ?? textAt(body, 'composeExtension', 'text');
  return text === undefined ? { kind: 'nothing' } : { kind: 'text', text };
}
