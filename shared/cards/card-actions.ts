import type { CardElement } from '../fields/field-kind.ts';
import type { CardData } from './card-view.ts';

/** What Teams shows at most, and we with it. */
export const mostActions = 6;

/** Verbs that are no actions of the registry: draw the card again, and put a form away. Both change nothing. */
export const cardVerbs = { refresh: 'card.refresh', dismiss: 'card.dismiss' } as const;

/** What a button sends: the card's data, and inputs that are given without being typed. */
export type SentData = CardData & { readonly [input: string]: unknown };

/** How a button looks and what it takes along. */
export interface ButtonStyle {
  style?: 'positive' | 'destructive';
  /** `auto` sends what is typed into the form; `none` only the data. */
  inputs: 'auto' | 'none';
}

/** A button that does something in place, with the same as a plain submit for clients that cannot. The title is plain text. */
export function executeAction(title: string, data: SentData, { style, inputs }: ButtonStyle): CardElement {
  const fallback: CardElement = { type: 'Action.Submit', title, data, associatedInputs: inputs };
  const action: CardElement = { type: 'Action.Execute', title, verb: data.verb, data, associatedInputs: inputs, fallback };
  if (style) {
    fallback['style'] = style;
    action['style'] = style;
  }
  return action;
}

/** A button that opens an address; the address must have passed `safeLink` or its kin. */
export function openAction(title: string, url: string): CardElement {
  return { type: 'Action.OpenUrl', title, url };
}

/** A button that unfolds more of the card. */
export function unfoldAction(title: string, body: readonly CardElement[], actions: readonly CardElement[]): CardElement {
  return { type: 'Action.ShowCard', title, card: { type: 'AdaptiveCard', body, actions } };
}

/** How many bytes a button takes at the most that sends this data, its fallback included; inputs that are given without being typed come on top. */
export function actionBytes(title: string, { verb, subject = '', nonce }: SentData): number {
  return 540 + 6 * title.length + 3 * verb.length + 2 * (subject.length + nonce.length);
}
