import { isObject, type JsonObject } from '../../sandbox/json.ts';
import type { Outcome } from '../../sandbox/teams/client/client-core.ts';
import type { DisplayedMessage } from '../../sandbox/teams/client/displayed-message.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import { type DeskInTeams, objectIdOf } from './desk-fixture.ts';
import { textsOf } from './teams-calls.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

/** The card that came back in place of the one that was pressed. */
export function cardOf(outcome: Outcome): JsonObject {
  if (outcome.shown.kind !== 'card') throw new Error(`no card but ${JSON.stringify(outcome.shown).slice(0, 600)}`);
  return outcome.shown.card;
}

/** Every part of a card that can be seen, outermost first. */
export function partsOf(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!isObject(value)) return [];
  return [
    value,
    ...Object.entries(value).flatMap(([name, part]) => (name === 'data' || name === 'fallback' ? [] : partsOf(part))),
  ];
}

/** Titles of the buttons that do something, in their order. */
export const buttonsOf = (card: JsonObject) =>
  partsOf({ ...card, refresh: undefined })
    .filter(({ type }) => typeof type === 'string' && /^Action\.(Execute|Submit)$/.test(type))
    .map(({ title }) => String(title));
/** All that a card says. */
export const saidOn = (card: unknown) => textsOf(card).join('\n');
/** The input of that id. */
export const inputOf = (card: unknown, id: string) =>
  partsOf(card).find((part) => part['id'] === id && /^Input\./.test(String(part['type'])));

/** What a spec does with the cards of a desk. */
export interface Cards {
  press(person: string, id: string, button: string | JsonObject, inputs?: JsonObject, options?: object): Promise<Outcome>;
  shownTo(person: string, id: string, chat?: string): DisplayedMessage;
  cardIn(person: string, id: string, chat?: string): JsonObject;
  /** A new ticket of nobody, and the message that shows its card to this person. */
  freshTicket(person: string, title: string): Promise<{ ticket: Ticket; id: string }>;
  stored(ticket: Ticket): Promise<Ticket>;
}

/** The cards of this desk. */
export function cardsOn(desk: DeskInTeams): Cards {
  const client = desk.sandbox!.client;
  const shownTo: Cards['shownTo'] = (person, id, chat) =>
    client.messages(objectIdOf(person), chat).find((message) => message.id === id)!;
  return {
    press: (person, id, button, inputs = {}, options = undefined) =>
      client.press(objectIdOf(person), id, button, inputs, options),
    shownTo,
    cardIn: (person, id, chat) =>
      shownTo(person, id, chat).attachments.find(({ contentType }) => contentType === cardType)?.content as JsonObject,
    async freshTicket(person, title) {
      await desk.say(person, `new ticket ${title} for Contoso Bakery`);
      const [made] = await desk.stored().tickets.search(title, { limit: 1 });
      const { ids } = await desk.say(person, `ticket ${made!.number}`);
      return { ticket: made!, id: ids[0]! };
    },
    stored: async (ticket) => (await desk.stored().tickets.byId(ticket._id))!,
  };
}
