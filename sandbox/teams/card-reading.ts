import type { JsonObject } from '../json.ts';
import { isObject, objectAt, objectsAt, textAt, valueAt } from '../json.ts';
import type { Attachment } from './teams-types.ts';

/** The content type of an Adaptive Card. */
export const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

/** The Adaptive Card among the attachments; undefined when there is none. */
export function cardIn(attachments: readonly Attachment[]): JsonObject | undefined {
  const found = attachments.find((attachment) => attachment.contentType === adaptiveCardType)?.content;
  return isObject(found) ? found : undefined;
}

/** Every object in the card, outermost first. */
function* partsOf(value: unknown): Generator<JsonObject> {
  if (Array.isArray(value)) for (const part of value) yield* partsOf(part);
  if (!isObject(value)) return;
  yield value;
  for (const [name, part] of Object.entries(value)) if (name !== 'data') yield* partsOf(part);
}

function hasActionType(part: JsonObject): boolean {
  return (textAt(part, 'type') ?? '').startsWith('Action.');
}

/** All actions of the card, those of inner cards and `selectAction` too. */
export function actionsOf(card: JsonObject): readonly JsonObject[] {
  const { refresh: _refresh, authentication: _authentication, ...shown } = card;
  return [...partsOf(shown)].filter(hasActionType);
}

/** The action with this title, verb or id; or the first whose data has that `action`, `verb` or `msteams.type`. */
export function findAction(card: JsonObject, wanted: string): JsonObject | undefined {
  const actions = actionsOf(card);
  return (
    actions.find((action) => [action['title'], action['verb'], action['id']].includes(wanted)) ??
    actions.find((action) => {
      const data = objectAt(action, 'data');
      return [data['action'], data['verb'], valueAt(data, 'msteams', 'type')].includes(wanted);
    })
  );
}

/** A buttons of a hero, thumbnail or sign-in card, or the like. */
export function findButton(attachments: readonly Attachment[], wanted: string): JsonObject | undefined {
  return attachments.flatMap((one) => objectsAt(one.content, 'buttons')).find((button) => button['title'] === wanted);
}

function initialValue(input: JsonObject): string | undefined {
  const value = input['value'];
  if (input['type'] === 'Input.Toggle') return value === undefined ? (textAt(input, 'valueOff') ?? 'false') : String(value);
  if (value !== undefined) return String(value);
  return input['type'] === 'Input.Number' ? undefined : '';
}

function isInput(part: JsonObject): boolean {
  return (textAt(part, 'type') ?? '').startsWith('Input.') && textAt(part, 'id') !== undefined;
}

/** The inputs that go with an action: those of the card it stands on and of the cards around that; what other actions would unfold is not asked. */
function inputsWith(card: JsonObject, action: JsonObject): readonly JsonObject[] | undefined {
  const folded = new Set<unknown>();
  for (const part of partsOf(card))
    if (part['type'] === 'Action.ShowCard') for (const inner of partsOf(part['card'])) folded.add(inner);
  const own = [...partsOf(card)].filter((part) => !folded.has(part));
  const inputs = own.filter(isInput);
  if (own.includes(action)) return inputs;
  for (const { type, card: inner } of own) {
    const found = type === 'Action.ShowCard' && isObject(inner) ? inputsWith(inner, action) : undefined;
    if (found) return [...inputs, ...found];
  }
  return undefined;
}

/** The card's inputs, or those that go with one of its actions. */
function inputsOf(card: JsonObject, action?: JsonObject): readonly JsonObject[] {
  return (action && inputsWith(card, action)) ?? [...partsOf(card)].filter(isInput);
}

/** What a client would submit with an action, or with the whole card: the inputs' first values, with what the person put in. */
export function filledInputs(card: JsonObject, given: JsonObject, action?: JsonObject): JsonObject {
  const first = inputsOf(card, action).flatMap((input) => {
    const value = initialValue(input);
    return value === undefined ? [] : [[String(input['id']), value] as const];
  });
  return { ...Object.fromEntries(first), ...given };
}

function isAcceptable(input: JsonObject, value: unknown): boolean {
  const text = value === undefined || value === null ? '' : String(value);
  const isOff = input['type'] === 'Input.Toggle' && text !== (textAt(input, 'valueOn') ?? 'true');
  if (text === '' || isOff) return input['isRequired'] !== true;
  const pattern = textAt(input, 'regex');
  if (pattern !== undefined && !new RegExp(pattern).test(text)) return false;
  if (input['type'] === 'Input.Number') {
    const { min, max } = input;
    return !Number.isNaN(Number(text)) && !(Number(text) < Number(min ?? text)) && !(Number(text) > Number(max ?? text));
  }
  return true;
}

/** An input for which the client would not submit, and the text that it shows. */
export interface RefusedInput {
  readonly id: string;
  readonly message: string;
}

/** The inputs for which a client would refuse to submit these values. */
export function refusedInputs(card: JsonObject, values: JsonObject, action?: JsonObject): readonly RefusedInput[] {
  return inputsOf(card, action)
    .filter((input) => !isAcceptable(input, values[String(input['id'])]))
    .map((input) => ({ id: String(input['id']), message: textAt(input, 'errorMessage') ?? '' }));
}

/** The card as an old client shows it: `Action.Execute` as its fallback, or not at all; no refresh. */
export function asOldClient(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asOldClient).filter((part) => part !== undefined);
  if (!isObject(value)) return value;
  if (value['type'] === 'Action.Execute') return isObject(value['fallback']) ? asOldClient(value['fallback']) : undefined;
  const kept = Object.entries(value).filter(([name]) => name !== 'refresh');
  return Object.fromEntries(kept.map(([name, part]) => [name, name === 'data' ? part : asOldClient(part)]));
}

/** The action that refreshes the card for this person; undefined when Teams would not run it. */
export function refreshFor(card: JsonObject, userId: string, membersInChat: number): JsonObject | undefined {
  const action = valueAt(card, 'refresh', 'action');
  if (!isObject(action) || action['type'] !== 'Action.Execute') return undefined;
  const listed = valueAt(card, 'refresh', 'userIds');
  if (Array.isArray(listed) && listed.length > 0) return listed.includes(userId) ? action : undefined;
  return membersInChat <= 60 ? action : undefined;
}
