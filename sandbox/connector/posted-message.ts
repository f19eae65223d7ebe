import type { JsonObject } from '../json.ts';
import { isObject, objectsAt, textAt, valueAt } from '../json.ts';
import type { Attachment, TeamsMessage } from '../teams/teams-types.ts';

/** The parts of a message which the bot decides. */
export type PostedParts = Pick<
  TeamsMessage,
  'text' | 'textFormat' | 'summary' | 'attachments' | 'attachmentLayout' | 'entities' | 'suggestedActions' | 'alert'
>;

function attachmentOf(given: JsonObject): Attachment {
  return {
    contentType: textAt(given, 'contentType') ?? '',
    ...(given['content'] === undefined ? {} : { content: given['content'] }),
    ...(typeof given['contentUrl'] === 'string' ? { contentUrl: given['contentUrl'] } : {}),
    ...(typeof given['name'] === 'string' ? { name: given['name'] } : {}),
  };
}

/** Reads an activity that the bot posted; text is markdown unless it says otherwise. */
export function postedParts(activity: unknown): PostedParts {
  const format = textAt(activity, 'textFormat');
  const summary = textAt(activity, 'summary');
  return {
    text: textAt(activity, 'text') ?? '',
    textFormat: format === 'plain' || format === 'xml' ? format : 'markdown',
    ...(summary === undefined ? {} : { summary }),
    attachments: objectsAt(activity, 'attachments').map(attachmentOf),
    attachmentLayout: textAt(activity, 'attachmentLayout') === 'carousel' ? 'carousel' : 'list',
    entities: objectsAt(activity, 'entities'),
    suggestedActions: objectsAt(activity, 'suggestedActions', 'actions'),
    alert: valueAt(activity, 'channelData', 'notification', 'alert') === true,
  };
}

/** Why Teams would not take this activity; undefined when it would. */
export function problemWith(activity: unknown): string | undefined {
  if (!isObject(activity)) return 'The activity is missing.';
  const type = textAt(activity, 'type');
  if (type !== 'message' && type !== 'typing' && type !== 'trace') return `Unknown activity type '${type ?? ''}'.`;
  if (type !== 'message') return undefined;
  const parts = postedParts(activity);
  if (parts.attachments.some((attachment) => attachment.contentType === '')) return 'An attachment has no content type.';
  return parts.text === '' && parts.attachments.length === 0 ? 'Activity must include non empty text or attachments.' : undefined;
}
