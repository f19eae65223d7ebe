import type { Turned } from '../desk/gate.ts';
import type { TurnAnswer } from '../teams/turn.ts';

/** The content type under which an Adaptive Card travels. */
export const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

/** Answered to what needs no answer: the dialog closes, nothing is inserted. */
export const nothing: TurnAnswer = { invoke: { status: 200, body: {} } };

/** A dialog that shows one text and closes. */
export function taskMessage(text: string): TurnAnswer {
  return { invoke: { status: 200, body: { task: { type: 'message', value: text } } } };
}

/** A dialog with this card in it, opened or put in place of the one that is open. */
export function taskCard(title: string, content: object): TurnAnswer {
  const value = { title, height: 'medium', width: 'medium', card: { contentType: adaptiveCardType, content } };
  return { invoke: { status: 200, body: { task: { type: 'continue', value } } } };
}

/** A message extension's answer that shows one sentence. */
export function extensionMessage(text: string): TurnAnswer {
  return { invoke: { status: 200, body: { composeExtension: { type: 'message', text } } } };
}

/** A message extension's answer with these attachments: results to choose from, or the one card to insert. */
export function extensionResult(attachments: readonly object[]): TurnAnswer {
  const composeExtension = { type: 'result', attachmentLayout: 'list', attachments };
  return { invoke: { status: 200, body: { composeExtension } } };
}

/** Why somebody is not let in, as one text. */
export function sentenceOfTurned({ text, remedy }: Turned): string {
  return `${text} ${remedy}`.trim();
}

/** The value as an object to look into; an empty one for everything else. Its fields are not trusted. */
export function looseObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The value as a text of at most so many characters; `undefined` for everything else, the empty text too. */
export function looseText(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
}
