import type { JsonObject } from '../../json.ts';
import { isObject } from '../../json.ts';
import type { Actor } from '../build-activity.ts';
import { invokeActivity } from '../build-activity.ts';
import { actionsOf, filledInputs, findAction, refusedInputs } from '../card-reading.ts';
import type { Delivery } from '../deliver.ts';
import type { Shown } from '../read-answer.ts';
import { readExtensionAnswer, readTaskAnswer } from '../read-answer.ts';
import type { Dialog, DialogOrigin, TeamsPerson } from '../teams-types.ts';
import type { ClientCore, DeliveryOptions, Outcome, PersonKey } from './client-core.ts';
import { unheard } from './client-core.ts';

/** What a person does with dialogs (Teams: task modules). */
export interface DialogActions {
  /** Asks the bot for a dialog, as a button whose data has `msteams: { type: 'task/fetch' }` does. */
  openDialog(person: PersonKey, data: JsonObject, options?: DeliveryOptions & { readonly messageId?: string }): Promise<Outcome>;
  /**
   * Submits the dialog that is open. A text names the button to press (the first `Action.Submit` when absent), whose card's inputs are
   * filled up and checked; an object is a button sent as it is given.
   */
  submitDialog(person: PersonKey, inputs?: JsonObject, action?: string | JsonObject, options?: DeliveryOptions): Promise<Outcome>;
  /** Submits the page that the bot gave for a dialog, with what the page handed to `dialog.url.submit`. */
  submitPage(person: PersonKey, result: JsonObject | string, options?: DeliveryOptions): Promise<Outcome>;
  /** Hands the bot the result of a dialog that its tab opened (`dialog.url.bot.open`). */
  submitTabDialog(person: PersonKey, result: JsonObject | string, options?: DeliveryOptions): Promise<Outcome>;
  /** Closes the dialog without submitting it; the bot does not hear of that. */
  closeDialog(person: PersonKey): void;
  /** The dialog in front of a person; undefined when none is open. */
  dialog(person: PersonKey): Dialog | undefined;
}

const context = { theme: 'default' };

/** Shows what an answer says about dialogs and cards for the compose box, and hands it on. */
export function applyToDesktop(core: ClientCore, actor: Actor, origin: DialogOrigin, shown: Shown): Shown {
  const { world, ids } = core;
  if (shown.kind === 'dialog') world.changeDesktop(actor.person, { dialog: { ...shown.dialog, id: ids.unique(), origin } });
  else if (shown.kind !== 'error' && world.desktop(actor.person).dialog) world.changeDesktop(actor.person, { dialog: undefined });
  const first = shown.kind === 'results' ? shown.items[0] : undefined;
  if (first) core.addDraft(actor.person, actor.conversation, [first.attachment]);
  return shown;
}

function submitCall(core: ClientCore, actor: Actor, origin: DialogOrigin, data: JsonObject | string): JsonObject {
  if (origin.kind === 'bot') {
    const from = origin.messageId === undefined ? {} : { replyToId: origin.messageId };
    return invokeActivity(core.frame, actor, 'task/submit', { data, context }, from);
  }
  const { commandId, commandContext, messagePayload } = origin;
  const value = { commandId, commandContext, data, context, ...(messagePayload ? { messagePayload } : {}) };
  return invokeActivity(core.frame, actor, 'composeExtension/submitAction', value, { source: commandContext });
}

function pick(dialog: Dialog, wanted: string | JsonObject | undefined): JsonObject {
  if (isObject(wanted)) return wanted;
  if (!dialog.card) return {};
  const isSubmit = (action: JsonObject) => action['type'] === 'Action.Submit';
  const found = wanted === undefined ? actionsOf(dialog.card).find(isSubmit) : findAction(dialog.card, wanted);
  if (!found) throw new Error(`The dialog has no button ${wanted ?? 'that submits'}.`);
  return found;
}

function openDialogOf(core: ClientCore, person: TeamsPerson): Dialog {
  const { dialog } = core.world.desktop(person);
  if (!dialog) throw new Error(`${person.name} has no dialog open.`);
  return dialog;
}

/** Sends what was filled in to where the dialog came from, and shows what comes back. */
function hand(core: ClientCore, person: TeamsPerson, origin: DialogOrigin, data: JsonObject | string, options?: DeliveryOptions) {
  const actor = core.actor(person, origin.conversationId);
  const read = (answer: Delivery) => {
    const shown = origin.kind === 'bot' ? readTaskAnswer(answer) : readExtensionAnswer(answer);
    return applyToDesktop(core, actor, origin, shown);
  };
  return core.turn(person, [submitCall(core, actor, origin, data)], options, read);
}

async function submit(
  core: ClientCore,
  key: PersonKey,
  given: JsonObject,
  wanted: string | JsonObject | undefined,
  options?: DeliveryOptions,
) {
  const person = core.world.person(key);
  const dialog = openDialogOf(core, person);
  const action = pick(dialog, wanted);
  if (action['type'] === 'Action.OpenUrl') return unheard({ kind: 'link', url: String(action['url']) });
  if (action['type'] === 'Action.Execute')
    return unheard({ kind: 'error', text: 'Teams does not run Action.Execute in a dialog.' });
  const card = isObject(wanted) || action['associatedInputs'] === 'none' ? undefined : dialog.card;
  const inputs = card ? filledInputs(card, given) : given;
  const refused = card ? refusedInputs(card, inputs) : [];
  if (refused.length > 0) return unheard({ kind: 'refused-inputs', inputs: refused });
  const data = { ...(isObject(action['data']) ? action['data'] : {}), ...inputs };
  return hand(core, person, dialog.origin, data, options);
}

/** The part of the client that shows dialogs. */
export function createDialogActions(core: ClientCore): DialogActions {
  const { world } = core;
  return {
    openDialog(key, data, options = {}) {
      const person = world.person(key);
      const { messageId } = options;
      const conversation = messageId === undefined ? world.personalChat(person) : core.seen(person, messageId).conversation;
      const actor = { person, conversation };
      const from = messageId === undefined ? {} : { messageId };
      const origin: DialogOrigin = { kind: 'bot', conversationId: conversation.id, ...from };
      const replyTo = messageId === undefined ? {} : { replyToId: messageId };
      const activity = invokeActivity(core.frame, actor, 'task/fetch', { data, context }, replyTo);
      return core.turn(person, [activity], options, (answer) => applyToDesktop(core, actor, origin, readTaskAnswer(answer)));
    },
    submitDialog: (person, inputs = {}, action = undefined, options = undefined) => submit(core, person, inputs, action, options),
    submitPage(key, result, options) {
      const person = world.person(key);
      const dialog = openDialogOf(core, person);
      if (dialog.url === undefined) throw new Error('The dialog is a card.');
      return hand(core, person, dialog.origin, result, options);
    },
    submitTabDialog(key, result, options) {
      const person = world.person(key);
      const origin: DialogOrigin = { kind: 'bot', conversationId: world.personalChat(person).id };
      return hand(core, person, origin, result, options);
    },
    closeDialog: (person) => world.changeDesktop(world.person(person), { dialog: undefined }),
    dialog: (person) => world.desktop(world.person(person)).dialog,
  };
}
