import type { Action } from '../definition/action.ts';
import type { Named, RecordReference } from '../domain/records.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { CardElement } from '../fields/field-kind.ts';
import { askedFields, blankForm } from './action-form.ts';
import { audienceHint } from './audience.ts';
import { actionBytes, executeAction, mostActions, openAction, type SentData, unfoldAction } from './card-actions.ts';
import type { CardRoom } from './card-room.ts';
import type { CardView } from './card-view.ts';
import { textBlock } from './elements.ts';
import { distinctInputs } from './form-inputs.ts';

/** A card that is being drawn: for whom, of what, and how much room is left. */
export interface Drawing {
  view: CardView;
  room: CardRoom;
  ref: RecordReference;
  version: number;
  /** Ticket: whom a reply goes to. */
  contact?: Ticket['contact'];
  /** Ticket, task: it belongs to somebody or to nobody. */
  assignable?: boolean;
  /** Whose it is; `undefined` when it is nobody's. */
  assignee?: Named;
}

/** What a button of this action sends from this card. */
export function dataFor(
  drawing: Drawing,
  action: Pick<Action, 'name' | 'permission'>,
  given?: { readonly [input: string]: unknown },
): SentData {
  const { ref, version, view } = drawing;
  const data: SentData = { ...given, verb: action.name, subject: `${ref.kind}:${ref.id}`, version, nonce: view.nonce };
  if (action.permission.scope !== undefined) data.input = action.permission.scope;
  return data;
}

function button(drawing: Drawing, title: string, data: SentData, style?: 'positive' | 'destructive'): CardElement {
  drawing.room.take(actionBytes(title, data));
  return executeAction(title, data, { inputs: 'none', ...(style && { style }) });
}

/** The button that sends a form. */
export function submitButton(drawing: Drawing, title: string, data: SentData): CardElement {
  drawing.room.take(actionBytes(title, data));
  return executeAction(title, data, { inputs: 'auto', style: 'positive' });
}

/** Whether the action can be done to oneself with one click: all that is asked is a member, first shown as `me`. */
function isForOneself(action: Action): boolean {
  const fields = Object.values(askedFields(action));
  return fields.length === 1 && fields[0]?.kind === 'person' && fields[0].initial === 'me';
}

function forOneself(drawing: Drawing, action: Action): CardElement {
  const name = Object.keys(askedFields(action))[0] as string;
  return button(drawing, `${action.title} to me`, dataFor(drawing, action, { [name]: 'me' }));
}

function needsNoForm(action: Action): boolean {
  return Object.keys(askedFields(action)).length === 0;
}

/** A button that does the action at once, or asks for its form to be shown. */
function plainButton(drawing: Drawing, action: Action): CardElement {
  const data = dataFor(drawing, action);
  return button(drawing, action.title, needsNoForm(action) ? data : { ...data, ask: true });
}

/** A button that unfolds the action's form. */
function formButton(drawing: Drawing, action: Action, taken: Set<string>): CardElement {
  const { room, view, assignee } = drawing;
  const form = blankForm(action, view);
  if (!room.has(form.bytes + 3_000)) return plainButton(drawing, action);
  room.take(form.bytes + 90 + 2 * action.title.length);
  const body = [...audienceHint(action, drawing.contact, room), ...distinctInputs(form.inputs, action.name, taken)];
  const submit = submitButton(drawing, action.title, dataFor(drawing, action));
  const isAnothers = assignee && assignee.id !== view.readerId && isForOneself(action);
  return unfoldAction(action.title, body, isAnothers ? [submit, forOneself(drawing, action)] : [submit]);
}

/** What has to be decided now: the held reply, the refused claim, the change that can be taken back. */
function pressing(drawing: Drawing): CardElement[] {
  const { ref, view } = drawing;
  const base = { subject: `${ref.kind}:${ref.id}`, nonce: view.nonce };
  const found: CardElement[] = [];
  if (view.held) {
    const data = { ...base, input: 'ticket', entry: view.held.entryId };
    found.push(button(drawing, 'Send now', { ...data, verb: 'reply.send' }, 'positive'));
    found.push(button(drawing, 'Cancel reply', { ...data, verb: 'reply.cancel' }, 'destructive'));
  }
  if (view.takeOver) {
    const data = { ...base, input: 'work', version: drawing.version, verb: 'work.take-over' };
    found.push(button(drawing, 'Take over', data, 'positive'));
  }
  if (view.undoable && !view.held) found.push(button(drawing, 'Undo', { ...base, input: 'record', verb: 'change.undo' }));
  return found;
}

interface Wanted {
  action: Action;
  draw(taken: Set<string>): CardElement;
}

/** The buttons of the reader's actions in their order. What is nobody's can be taken with one click, which comes first; giving it to others then comes last. */
function wantedButtons(drawing: Drawing): Wanted[] {
  const [first, later, last]: [Wanted[], Wanted[], Wanted[]] = [[], [], []];
  for (const action of drawing.view.actions) {
    const draw = (taken: Set<string>) =>
      needsNoForm(action) ? plainButton(drawing, action) : formButton(drawing, action, taken);
    const isFree = drawing.assignable && !drawing.assignee && isForOneself(action);
    if (isFree) first.push({ action, draw: () => forOneself(drawing, action) });
    (isFree ? last : later).push({ action, draw });
  }
  return [...first, ...later, ...last];
}

/** The buttons below a card, six at most with the links: what presses, then what the reader does most, the rest behind "More". */
export function cardButtons(drawing: Drawing, links: readonly { title: string; url: string }[]): CardElement[] {
  const taken = new Set<string>();
  const urgent = pressing(drawing);
  const opening = links.slice(0, 2).map(({ title, url }) => openAction(title, url));
  for (const { title, url } of links) drawing.room.take(60 + title.length + 2 * url.length);
  const slots = mostActions - urgent.length - opening.length;
  const wanted = wantedButtons(drawing);
  const direct = wanted.length <= slots ? wanted : wanted.slice(0, slots - 1);
  const rest = wanted.slice(direct.length, direct.length + mostActions);
  const buttons = [...urgent, ...direct.map(({ draw }) => draw(taken))];
  if (rest.length > 0) buttons.push(more(drawing, rest));
  return [...buttons, ...opening];
}

function more(drawing: Drawing, rest: readonly Wanted[]): CardElement {
  drawing.room.take(180);
  const actions = rest.map(({ action }) => plainButton(drawing, action));
  return unfoldAction('More', [textBlock('More that you can do:')], actions);
}
