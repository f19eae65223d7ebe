import type { JsonObject } from '../../json.ts';
import { isObject, objectAt, textAt, valueAt } from '../../json.ts';
import type { Actor } from '../build-activity.ts';
import { invokeActivity, textActivity, valueActivity } from '../build-activity.ts';
import { actionsOf, adaptiveCardType, cardIn, filledInputs, findAction, findButton, refusedInputs } from '../card-reading.ts';
import type { Shown } from '../read-answer.ts';
import { readCardAnswer } from '../read-answer.ts';
import type { TeamsMessage } from '../teams-types.ts';
import type { ClientCore, DeliveryOptions, Outcome, PersonKey } from './client-core.ts';
import { unheard } from './client-core.ts';
import type { DialogActions } from './dialogs.ts';

/** What a person does to a card. */
export interface ClickActions {
  /**
   * Presses a button of a card. A text names a button of the card as the person sees it now (title, verb or id): inputs are filled up with
   * their first values and checked as a client does. An object is sent as it is given, as from a card that is no longer on the screen.
   */
  press(
    person: PersonKey,
    messageId: string,
    action: string | JsonObject,
    inputs?: JsonObject,
    options?: DeliveryOptions,
  ): Promise<Outcome>;
}

/** A click, on its way. */
interface Click {
  readonly actor: Actor;
  readonly messageId: string;
  readonly action: JsonObject;
  readonly inputs: JsonObject;
  readonly options: DeliveryOptions | undefined;
}

function dataOf({ action, inputs }: Click): unknown {
  const { data } = action;
  if (isObject(data)) return { ...data, ...inputs };
  return Object.keys(inputs).length > 0 || data === undefined ? inputs : data;
}

/** Keeps what the client shows for a card's answer: the new card, or a line under the old one. */
function keepAnswer(core: ClientCore, { actor, messageId }: Click, shown: Shown): Shown {
  const message = core.world.message(actor.conversation.id, messageId);
  if (!message) return shown;
  const { note: _old, ...view } = message.views[actor.person.aadObjectId] ?? {};
  if (shown.kind === 'card') {
    core.world.setView(message, actor.person, { attachments: [{ contentType: adaptiveCardType, content: shown.card }] });
  } else if (shown.kind === 'text' || shown.kind === 'error') {
    core.world.setView(message, actor.person, { ...view, note: shown.text });
  }
  return shown;
}

function execute(core: ClientCore, click: Click): Promise<Outcome> {
  const { actor, action, messageId } = click;
  const { id, title, verb } = action;
  const sent = { type: 'Action.Execute', ...(id ? { id } : {}), ...(title ? { title } : {}), verb, data: dataOf(click) };
  const value = { action: sent, trigger: 'manual' };
  const activity = invokeActivity(core.frame, actor, 'adaptiveCard/action', value, { replyToId: messageId });
  return core.turn(actor.person, [activity], click.options, (answer) => keepAnswer(core, click, readCardAnswer(answer)));
}

/** A button that writes a message for the person: `imBack` shows what it sends, `messageBack` may show something else or nothing. */
async function sayByButton(
  core: ClientCore,
  click: Click,
  shown: string | undefined,
  text: string | undefined,
  value?: unknown,
): Promise<Outcome> {
  const { actor, messageId, options } = click;
  const id = core.ids.message();
  const plain = text === undefined ? undefined : { id, text, attachments: [], mentionsBot: false };
  const activity =
    value === undefined && plain
      ? { ...textActivity(core.frame, actor, plain), replyToId: messageId }
      : valueActivity(core.frame, actor, messageId, value, text);
  if (shown) core.world.addMessage(writtenByButton(core, actor, String(activity['id']), shown));
  return core.turn(actor.person, [activity], options);
}

function writtenByButton(core: ClientCore, { person, conversation }: Actor, id: string, text: string): TeamsMessage {
  return {
    id,
    conversationId: conversation.id,
    author: { kind: 'person', aadObjectId: person.aadObjectId },
    at: core.clock.now().toISOString(),
    version: 1,
    text,
    textFormat: 'plain',
    attachments: [],
    attachmentLayout: 'list',
    entities: [],
    suggestedActions: [],
    reactions: [],
    alert: false,
    views: {},
  };
}

/** `Action.Submit`, whose `data.msteams` may make it something else. */
function submit(core: ClientCore, dialogs: Pick<DialogActions, 'openDialog'>, click: Click): Promise<Outcome> {
  const { action, actor, messageId, inputs, options } = click;
  const special = objectAt(action, 'data', 'msteams');
  const text = textAt(special, 'text');
  switch (special['type']) {
    case 'task/fetch':
      return dialogs.openDialog(actor.person, objectAt({ data: dataOf(click) }, 'data'), { messageId, ...options });
    case 'messageBack': {
      const given = isObject(special['value']) ? { ...special['value'], ...inputs } : (special['value'] ?? inputs);
      return sayByButton(core, click, textAt(special, 'displayText'), text ?? '', given);
    }
    case 'imBack':
      return sayByButton(core, click, textAt(special, 'value'), textAt(special, 'value') ?? '');
    case 'signin':
      return Promise.resolve(unheard({ kind: 'link', url: textAt(special, 'value') ?? '' }));
    default:
      return sayByButton(core, click, undefined, undefined, dataOf(click));
  }
}

/** A button of a hero, thumbnail, OAuth or sign-in card, or a suggested action. */
function pushButton(core: ClientCore, dialogs: Pick<DialogActions, 'openDialog'>, click: Click): Promise<Outcome> {
  const { action, actor, messageId, options } = click;
  const value = action['value'];
  switch (action['type']) {
    case 'imBack':
      return sayByButton(core, click, String(value ?? ''), String(value ?? ''));
    case 'messageBack':
      return sayByButton(core, click, textAt(action, 'displayText'), textAt(action, 'text') ?? '', value ?? {});
    case 'invoke':
      if (valueAt(value, 'type') === 'task/fetch')
        return dialogs.openDialog(actor.person, objectAt({ value }, 'value'), { messageId, ...options });
      return core.turn(
        actor.person,
        [invokeActivity(core.frame, actor, textAt(value, 'name') ?? '', value, { replyToId: messageId })],
        options,
      );
    default:
      return Promise.resolve(unheard({ kind: 'link', url: typeof value === 'string' ? value : (textAt(action, 'url') ?? '') }));
  }
}

function find(
  core: ClientCore,
  actor: Actor,
  message: TeamsMessage,
  wanted: string,
): { action: JsonObject; card: JsonObject | undefined } {
  const { attachments } = core.displayed(message, actor.person);
  const card = cardIn(attachments);
  const action = (card && findAction(card, wanted)) ?? findButton(attachments, wanted);
  if (action) return { action, card };
  const known = card ? actionsOf(card).map((one) => String(one['title'] ?? one['verb'] ?? one['id'])) : [];
  throw new Error(`The message has no button "${wanted}"; it has: ${known.join(', ') || 'none'}.`);
}

/** The part of the client that presses buttons of cards in a chat. */
export function createClickActions(core: ClientCore, dialogs: Pick<DialogActions, 'openDialog'>): ClickActions {
  return {
    async press(key, messageId, wanted, given = {}, options = undefined) {
      const person = core.world.person(key);
      const { message, conversation } = core.seen(person, messageId);
      const actor = { person, conversation };
      const { action, card } =
        typeof wanted === 'string' ? find(core, actor, message, wanted) : { action: wanted, card: undefined };
      const takesInputs = card !== undefined && action['associatedInputs'] !== 'none' && action['associatedInputs'] !== 'None';
      const inputs = takesInputs ? filledInputs(card, given, action) : given;
      const refused = takesInputs ? refusedInputs(card, inputs, action) : [];
      if (refused.length > 0) return unheard({ kind: 'refused-inputs', inputs: refused });
      const click: Click = { actor, messageId, action, inputs, options };
      switch (action['type']) {
        case 'Action.Execute':
          return execute(core, click);
        case 'Action.Submit':
          return submit(core, dialogs, click);
        case 'Action.OpenUrl':
          return unheard({ kind: 'link', url: textAt(action, 'url') ?? '' });
        case 'Action.ShowCard':
        case 'Action.ToggleVisibility':
          return unheard();
        default:
          return pushButton(core, dialogs, click);
      }
    },
  };
}
