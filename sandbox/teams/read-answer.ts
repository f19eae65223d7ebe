import type { JsonObject } from '../json.ts';
import { isObject, objectAt, objectsAt, textAt, valueAt } from '../json.ts';
import type { RefusedInput } from './card-reading.ts';
import { adaptiveCardType } from './card-reading.ts';
import type { Delivery } from './deliver.ts';
import type { Attachment, Dialog } from './teams-types.ts';

/** One result of a search: what goes into the message, and what the list shows. */
export interface SearchItem {
  readonly attachment: Attachment;
  readonly preview: Attachment;
  /** What a tap asks the bot for before the card is inserted; undefined inserts it as it is. */
  readonly tap?: JsonObject;
}

/** What a Teams client does with an answer. */
export type Shown =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'card'; readonly card: JsonObject }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string; readonly code?: string }
  | { readonly kind: 'sign-in'; readonly title: string; readonly url: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'settings'; readonly title: string; readonly url: string }
  | { readonly kind: 'dialog'; readonly dialog: Omit<Dialog, 'id' | 'origin'> }
  | { readonly kind: 'results'; readonly layout: 'list' | 'grid'; readonly items: readonly SearchItem[] }
  | { readonly kind: 'choices'; readonly choices: readonly { readonly title: string; readonly value: string }[] }
  | { readonly kind: 'refused-inputs'; readonly inputs: readonly RefusedInput[] };

/** What Teams says when an app does not answer as it should. */
const unreachable: Shown = { kind: 'error', text: 'Unable to reach app. Please try again.' };
const somethingWrong = 'Something went wrong. Please try again.';
const nothing: Shown = { kind: 'nothing' };

function isUsable(delivery: Delivery): boolean {
  return delivery.outcome === 'answered' && delivery.status >= 200 && delivery.status < 300;
}

/** Reads the answer to `adaptiveCard/action`. Source: learn.microsoft.com, "Universal Actions for Adaptive Cards", response format. */
export function readCardAnswer(delivery: Delivery): Shown {
  if (!isUsable(delivery)) return { kind: 'error', text: somethingWrong };
  const { body } = delivery;
  const type = textAt(body, 'type');
  const value = valueAt(body, 'value');
  if (type === adaptiveCardType && isObject(value)) return { kind: 'card', card: value };
  if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string') return { kind: 'text', text: value };
  if (type === 'application/vnd.microsoft.error') {
    const code = textAt(value, 'code');
    return { kind: 'error', text: textAt(value, 'message') ?? somethingWrong, ...(code === undefined ? {} : { code }) };
  }
  if (type === 'application/vnd.microsoft.activity.loginRequest') {
    const button = objectsAt(value, 'buttons')[0];
    return { kind: 'sign-in', title: textAt(button, 'title') ?? 'Sign in', url: textAt(button, 'value') ?? '' };
  }
  return { kind: 'error', text: somethingWrong };
}

function dialogOf(info: JsonObject): Shown {
  const card = objectAt(info, 'card', 'content');
  const url = textAt(info, 'url');
  if (Object.keys(card).length === 0 && url === undefined) return unreachable;
  const size = (name: string) => (typeof info[name] === 'number' ? info[name] : (textAt(info, name) ?? 'medium'));
  return {
    kind: 'dialog',
    dialog: {
      title: textAt(info, 'title') ?? '',
      ...(Object.keys(card).length > 0 ? { card } : {}),
      ...(url === undefined ? {} : { url }),
      width: size('width'),
      height: size('height'),
    },
  };
}

/** Reads the `task` part of an answer: another dialog, a text, or (when there is none) an end. */
export function readTaskAnswer(delivery: Delivery): Shown {
  if (!isUsable(delivery)) return unreachable;
  const task = objectAt(delivery.body, 'task');
  if (task['type'] === 'continue') return dialogOf(objectAt(task, 'value'));
  if (task['type'] === 'message') return { kind: 'text', text: textAt(task, 'value') ?? '' };
  return Object.keys(task).length === 0 ? nothing : unreachable;
}

function attachmentOf(given: JsonObject): Attachment {
  const name = textAt(given, 'name');
  return {
    contentType: textAt(given, 'contentType') ?? '',
    ...(given['content'] === undefined ? {} : { content: given['content'] }),
    ...(name === undefined ? {} : { name }),
  };
}

function itemOf(given: JsonObject): SearchItem {
  const attachment = attachmentOf(given);
  const preview = isObject(given['preview']) ? attachmentOf(given['preview']) : attachment;
  const tap = objectAt(preview.content, 'tap');
  return { attachment, preview, ...(tap['type'] === 'invoke' ? { tap: objectAt(tap, 'value') } : {}) };
}

function openingOf(extension: JsonObject, kind: 'sign-in' | 'settings'): Shown {
  const action = objectsAt(extension, 'suggestedActions', 'actions')[0];
  const url = textAt(action, 'value');
  return url === undefined ? unreachable : { kind, title: textAt(action, 'title') ?? '', url };
}

/** Reads the answer to any message-extension call, its `task` part included. */
export function readExtensionAnswer(delivery: Delivery): Shown {
  if (!isUsable(delivery)) return unreachable;
  const extension = objectAt(delivery.body, 'composeExtension');
  switch (extension['type']) {
    case 'result': {
      const layout = extension['attachmentLayout'] === 'grid' ? 'grid' : 'list';
      return { kind: 'results', layout, items: objectsAt(extension, 'attachments').map(itemOf) };
    }
    case 'message':
      return { kind: 'text', text: textAt(extension, 'text') ?? '' };
    case 'auth':
      return openingOf(extension, 'sign-in');
    case 'config':
      return openingOf(extension, 'settings');
    case undefined:
      return readTaskAnswer(delivery);
    default:
      return unreachable;
  }
}

/** Reads the answer to `application/search`; an unusable one is no choices, as in Teams. */
export function readSearchAnswer(delivery: Delivery): Shown {
  const isSearch = textAt(delivery.body, 'type') === 'application/vnd.microsoft.search.searchResponse';
  if (!isUsable(delivery) || !isSearch) return { kind: 'choices', choices: [] };
  const results = objectsAt(delivery.body, 'value', 'results');
  return {
    kind: 'choices',
    choices: results.map((one) => ({ title: textAt(one, 'title') ?? '', value: String(one['value'] ?? '') })),
  };
}
