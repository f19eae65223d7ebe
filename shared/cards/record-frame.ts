import type { CardElement } from '../fields/field-kind.ts';
import { askedFields, type Definition, filledForm } from './action-form.ts';
import { audienceHint } from './audience.ts';
import { actionBytes, cardVerbs, executeAction, type SentData } from './card-actions.ts';
import { cardButtons, type Drawing, dataFor, submitButton } from './card-buttons.ts';
import { type CardRoom, jsonBytes } from './card-room.ts';
import type { Card, CardView } from './card-view.ts';
import { container, strongText, textBlock } from './elements.ts';
import { safeLink } from './safe-link.ts';
import { cleanText } from './safe-text.ts';

/** What a kind of record shows of itself. */
export interface Face {
  /** Title, badges, facts. */
  head: readonly CardElement[];
  /** What comes below the form, drawn last, in the room that is left. */
  rest?(): readonly CardElement[];
  /** Addresses that the card may open beside the record itself. */
  links?: readonly { title: string; url: string }[];
}

/** What was just done or went wrong, as the first thing on a card. */
export function notice(view: Pick<CardView, 'result' | 'failure'>, room: CardRoom): CardElement[] {
  room.take(260);
  if (view.failure) {
    const { text, remedy } = view.failure;
    return [container('attention', [strongText(room.lines(text, 600), 'attention'), textBlock(room.lines(remedy, 400))])];
  }
  return view.result ? [container('good', [textBlock(room.lines(view.result, 600))])] : [];
}

const mostReaders = 60;

/** An id as Teams gives to people; anything else in its place came from somebody who is not Teams. */
const teamsId = /^[\x21-\x7e]{1,200}$/;

/** The part of a card by which each of these people gets their own view; nothing when nobody is named. */
function refreshOf(drawing: Drawing): { refresh?: unknown } {
  const { refreshFor } = drawing.view;
  const userIds = refreshFor === 'everybody' ? [] : (refreshFor ?? []).filter((id) => teamsId.test(id)).slice(0, mostReaders);
  if (userIds.length === 0 && refreshFor !== 'everybody') return {};
  const data = {
    subject: `${drawing.ref.kind}:${drawing.ref.id}`,
    verb: cardVerbs.refresh,
    version: drawing.version,
    nonce: drawing.view.nonce,
  };
  let bytes = actionBytes('Refresh', data) + 40;
  for (const id of userIds) bytes += id.length + 3;
  drawing.room.take(bytes);
  const action = executeAction('Refresh', data, { inputs: 'none' });
  return { refresh: { action, ...(userIds.length > 0 && { userIds }) } };
}

/** The open form of a draft with its buttons, for the body of the card; nothing when there is none or the reader may not do it. */
function draftForm(drawing: Drawing): CardElement[] {
  const { view, room } = drawing;
  const action = view.draft && view.actions.find((one) => one.name === view.draft?.action);
  if (!action || !view.draft) return [];
  const dismiss: SentData = { ...dataFor(drawing, action), verb: cardVerbs.refresh };
  room.take(actionBytes('Cancel', dismiss) + 150);
  const buttons = [
    submitButton(drawing, action.title, dataFor(drawing, action, hiddenInputs(action, view.draft.raw, room))),
    executeAction('Cancel', dismiss, { inputs: 'none' }),
  ];
  const inputs = filledForm(askedFields(action), view.draft, view, room);
  const title = strongText(action.title, 'default');
  return [
    container('emphasis', [
      title,
      ...audienceHint(action, drawing.contact, room),
      ...inputs,
      { type: 'ActionSet', actions: buttons },
    ]),
  ];
}

const mostHidden = 8_000;

/** What the surface had set beside what is typed: kept while the form is open, so that it comes back with it. What there is no room for is left out whole, never cut. */
export function hiddenInputs(
  definition: Definition,
  raw: { readonly [name: string]: unknown },
  room: CardRoom,
): Record<string, string | number | boolean> {
  const kept: Record<string, string | number | boolean> = {};
  let left = mostHidden;
  for (const [name, field] of Object.entries(definition.input)) {
    const value = field.hidden && Object.hasOwn(raw, name) ? raw[name] : undefined;
    if (typeof value === 'number' || typeof value === 'boolean') kept[name] = value;
    if (typeof value !== 'string' || value.length > mostHidden) continue;
    const clean = cleanText(value);
    const bytes = 2 * jsonBytes(clean);
    if (bytes > left || !room.has(bytes)) continue;
    left -= bytes;
    room.take(bytes);
    kept[name] = clean;
  }
  return kept;
}

/** Puts a record's card together: what happened, what it is, the open form, what belongs to it, the buttons. */
export function framed(drawing: Drawing, summary: string, face: (drawing: Drawing) => Face): Card {
  const { view, room } = drawing;
  room.take(400);
  const refresh = refreshOf(drawing);
  const told = notice(view, room);
  const spoken = room.plain(summary, 700);
  const speak = room.plain(firstSentence(spoken), 300);
  const { head, rest, links = [] } = face(drawing);
  const form = view.draft ? draftForm(drawing) : [];
  const open = safeLink(view.link(drawing.ref));
  const all = open ? [...links, { title: 'Open', url: open }] : links;
  const actions = form.length
    ? cardButtons(bare(drawing), open ? [{ title: 'Open', url: open }] : [])
    : cardButtons(drawing, all);
  const body = [...told, ...head, ...form, ...(rest?.() ?? [])];
  const card: Card = { type: 'AdaptiveCard', version: '1.5', fallbackText: spoken, speak, body, ...refresh };
  if (actions.length) card['actions'] = actions;
  return card;
}

/** The drawing without its actions: while a form is open there is one thing to do. */
function bare(drawing: Drawing): Drawing {
  const { held: _held, takeOver: _takeOver, undoable: _undoable, ...view } = drawing.view;
  return { ...drawing, view: { ...view, actions: [] } };
}

function firstSentence(text: string): string {
  const end = text.indexOf('. ');
  return end < 0 ? text : text.slice(0, end + 1);
}
