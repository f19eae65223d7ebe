import { plainLine } from '../../shared/cards/safe-text.ts';
import { normalise } from '../../shared/text/normalise.ts';
import { looseObject, looseText } from '../dialogs/answers.ts';

const longestMarkup = 100_000;
const longestTitle = 100;
const mostPieces = 200;
const deepest = 20;

/** The words of a message: all of them, and those of its author alone. */
export interface MessageWords {
  whole: string;
  own: string;
}

/** Lists keep their bullets and cells their distance; everything else is left to the reading of mark-up. */
function spaced(html: string): string {
  return html
    .replace(/<li\b[^<>]*>/gi, '<br>- ')
    .replace(/<\/li>/gi, '')
    .replace(/<\/t[dh]>/gi, ' ');
}

/** Messages name whom they mention in a marked span; the bot's own name is no word of the matter. */
function withoutMention(html: string, botName: string): string {
  return html.replace(/<span\b[^<>]{0,300}schema\.skype\.com\/Mention[^<>]{0,300}>([^<>]*)<\/span>/gi, (all, name: string) =>
    botName !== '' && name.trim().toLowerCase() === botName.trim().toLowerCase() ? ' ' : all,
  );
}

/** Quoted messages as words between quotation marks. */
function withQuotes(html: string): string {
  return html.replace(/<blockquote\b[^<>]*>/gi, '<p>“').replace(/<\/blockquote>/gi, '”</p>');
}

/** The marks close around the quoted words; empty ones go. */
function closed(text: string): string {
  return text
    .replace(/“\s+/g, '“')
    .replace(/(\S)\s+”/g, '$1”')
    .replaceAll('“”', '')
    .trim();
}

/** The words of a message's body, HTML or plain, with its line breaks; mentions of others stay as their names. */
function wordsOfBody(body: Readonly<Record<string, unknown>>, botName: string): MessageWords {
  const content = typeof body['content'] === 'string' ? body['content'].slice(0, longestMarkup) : '';
  const isHtml = body['contentType'] !== 'text';
  const read = (text: string) => normalise({ text, textFormat: isHtml ? 'xml' : 'plain', recipient: { name: botName } });
  if (!isHtml) return { own: read(content), whole: read(content) };
  const html = spaced(withoutMention(content, botName));
  const own = read(html);
  return { own, whole: /<blockquote/i.test(html) ? closed(read(withQuotes(html))) : own };
}

/** Fields of cards that people read, in the order they are read. */
const readFields = ['title', 'subtitle', 'summary', 'text', 'activityTitle', 'activitySubtitle', 'activityText', 'name', 'value'];

function gather(node: unknown, depth: number, pieces: string[]): void {
  if (depth > deepest || pieces.length >= mostPieces) return;
  if (Array.isArray(node)) {
    for (const part of node.slice(0, mostPieces)) gather(part, depth + 1, pieces);
    return;
  }
  const of = looseObject(node);
  const type = looseText(of['type'], 40) ?? '';
  if (type.startsWith('Action.') || type.startsWith('Input.')) return;
  const texts = readFields.flatMap((field) => looseText(of[field], longestMarkup) ?? []);
  pieces.push(...(of['value'] === undefined ? texts : [texts.join(': ')]));
  for (const [field, part] of Object.entries(of)) {
    if (typeof part === 'object' && field !== 'data' && !/^(?:actions|potentialAction|buttons|tap|selectAction)$/.test(field))
      gather(part, depth + 1, pieces);
  }
}

/** The words of the cards on a message: what bots and connectors post often has no other text. */
function wordsOfCards(attachments: readonly Readonly<Record<string, unknown>>[]): string {
  const pieces: string[] = [];
  for (const { contentType, content } of attachments) {
    if (typeof contentType !== 'string' || !/card/i.test(contentType)) continue;
    gather(parsed(content), 0, pieces);
  }
  return normalise({ text: pieces.join('\n'), textFormat: 'markdown' });
}

function parsed(content: unknown): unknown {
  if (typeof content !== 'string' || content.length > longestMarkup) return content;
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}

/** What an answered or forwarded message said, where Teams hands it over beside the body. */
function quotedMessages(attachments: readonly Readonly<Record<string, unknown>>[]): string[] {
  return attachments.flatMap(({ contentType, content }) => {
    if (contentType !== 'messageReference' && contentType !== 'forwardedMessageReference') return [];
    const of = looseObject(parsed(content));
    const text = looseText(of['messagePreview'], longestMarkup) ?? looseText(of['originalMessageContent'], longestMarkup);
    const sender = looseObject(looseObject(of['messageSender'] ?? of['originalMessageSender'])['user'])['displayName'];
    const words = text === undefined ? '' : normalise({ text, textFormat: 'xml', recipient: { name: '' } });
    if (words === '') return [];
    return [`“${typeof sender === 'string' && sender !== '' ? `${plainLine(sender, 100)}: ` : ''}${words}”`];
  });
}

/** The words of a message as Teams hands it over: of its body with what it answers, else of its cards, else of its summary. */
export function messageWords(
  payload: Readonly<Record<string, unknown>>,
  attachments: readonly Readonly<Record<string, unknown>>[],
  botName: string,
): MessageWords {
  const words = wordsOfBody(looseObject(payload['body']), botName);
  const quoted = quotedMessages(attachments);
  if (words.whole !== '' || quoted.length > 0) return { own: words.own, whole: [...quoted, words.whole].join('\n').trim() };
  const summary = looseText(payload['summary'], longestMarkup);
  const rest = wordsOfCards(attachments) || (summary === undefined ? '' : normalise({ text: summary, textFormat: 'plain' }));
  return { whole: rest, own: rest };
}

/** The first sentence or line of a text, at most 100 characters, cut between words. */
export function titleOf(text: string): string {
  const line = text.split('\n', 50).find((one) => /[\p{L}\p{N}]/u.test(one)) ?? '';
  const sentence = /^.{8,}?[.!?](?=\s)/u.exec(line.slice(0, 400))?.[0] ?? line;
  const whole = plainLine(sentence, 400).replace(/^[-•“\s]+/u, '');
  if (whole.length <= longestTitle) return whole.replace(/(?<=[^.])\.$/, '');
  const cut = whole.slice(0, longestTitle - 1).replace(/[\ud800-\udbff]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > longestTitle / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
