import { cardVerbs } from '../../shared/cards/card-actions.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { LoadedRecord } from '../../shared/domain/record-types.ts';
import type { Outcome } from '../../src/actions/execute.ts';
import { refusalOfGrant } from '../../src/actions/permission.ts';
import type { Definition } from '../../src/actions/registry.ts';
import { type Asked, readAsked } from '../desk/asked.ts';
import { gate } from '../desk/gate.ts';
import type { BotParts } from '../desk/parts.ts';
import { sentenceOfFailure } from '../desk/present.ts';
import { extensionResult, looseObject, nothing, sentenceOfTurned, taskMessage } from '../dialogs/answers.ts';
import { outdated } from '../dialogs/dialog-turns.ts';
import { failedDialog } from '../dialogs/failed-dialog.ts';
import { performOnce } from '../dialogs/perform-once.ts';
import { resultDialog } from '../dialogs/result-dialog.ts';
import type { Turn, TurnAnswer } from '../teams/turn.ts';
import { briefAttachment, briefOf } from './brief-card.ts';
import { appendForm, appendInstead, createForm, ticketMadeFrom } from './message-forms.ts';
import { readMessage } from './read-message.ts';

type Done = Extract<Outcome, { ok: true }>;

/** The action behind each command of the manifest. */
const actionOf = new Map([
  ['createTicket', 'ticket.create'],
  ['appendToRecord', 'message.append'],
]);

function definitionOf(parts: BotParts, commandId: unknown): Definition | undefined {
  const name = typeof commandId === 'string' ? actionOf.get(commandId) : undefined;
  return name === undefined ? undefined : parts.registry.find(name);
}

/** The action that appends, for those who may do it. */
function appending(parts: BotParts, caller: Caller): Definition | undefined {
  const append = parts.registry.find('message.append');
  return append && refusalOfGrant(append, caller.actor) === undefined ? append : undefined;
}

async function opened(parts: BotParts, turn: Turn, caller: Caller): Promise<TurnAnswer> {
  const value = looseObject(turn.value);
  const definition = definitionOf(parts, value['commandId']);
  if (!definition) return taskMessage(outdated);
  const refused = refusalOfGrant(definition, caller.actor);
  if (refused) return taskMessage(sentenceOfFailure(refused));
  const message = readMessage(turn, value['messagePayload']);
  if (definition.name === 'message.append')
    return appendForm(parts, caller, definition, { text: message?.text ?? '', link: message?.link });
  const made = await ticketMadeFrom(parts, caller, message?.source);
  const append = appending(parts, caller);
  if (made && append && message) return appendInstead(parts, caller, append, made, message);
  return createForm(parts, turn, caller, definition, message);
}

/** Opens the dialog of an action command: a new ticket or words for a record, filled with the message it was called on. */
export async function extensionOpen(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const gated = await gate(parts, turn, 'extension');
  return 'turned' in gated ? taskMessage(sentenceOfTurned(gated.turned)) : opened(parts, turn, gated.caller);
}

/** The append form in place of a second ticket, with what was typed; `undefined` where the ticket is gone or nothing can be appended. */
async function insteadOfSecond(parts: BotParts, caller: Caller, { raw }: Asked): Promise<TurnAnswer | undefined> {
  const made = await ticketMadeFrom(parts, caller, raw['source']);
  const append = appending(parts, caller);
  if (!made || !append) return undefined;
  const typed = [raw['description'], raw['title']].find((text) => typeof text === 'string' && text.trim() !== '');
  const link = typeof raw['link'] === 'string' ? raw['link'] : undefined;
  return appendInstead(parts, caller, append, made, { text: String(typed ?? ''), link });
}

/** Whether the result goes into the message that is being written. A reply that can still be called back is shown first: to whom it goes must be seen. */
function goesIntoMessage(parts: BotParts, turn: Turn, { definition }: Asked, { reply }: Done): boolean {
  const { commandId, commandContext } = looseObject(turn.value);
  const composes = typeof commandContext === 'string' && /^(?:compose|commandbox)$/i.test(commandContext);
  return composes && definition === definitionOf(parts, commandId) && reply.show !== undefined && !reply.held;
}

async function submitted(parts: BotParts, turn: Turn, caller: Caller): Promise<TurnAnswer> {
  const value = looseObject(turn.value);
  const data = looseObject(value['data']);
  if (data['verb'] === cardVerbs.dismiss) return nothing;
  const asked = readAsked(parts.registry, turn, data, data['verb'] ?? definitionOf(parts, value['commandId'])?.name);
  if (!asked) return taskMessage(outdated);
  const outcome = await performOnce(parts, caller, asked);
  if (outcome.ok) {
    if (!goesIntoMessage(parts, turn, asked, outcome)) return resultDialog(parts, outcome.definition.title, outcome.reply);
    return extensionResult([briefAttachment(parts, briefOf(outcome.reply.show as LoadedRecord), '1.5', { tap: false })]);
  }
  const instead = outcome.failure.code === 'message-has-ticket' ? await insteadOfSecond(parts, caller, asked) : undefined;
  if (instead) return instead;
  return failedDialog(parts, caller, outcome, data['nonce']);
}

/** Does what the dialog of an action command submits: once, however often it arrives. Previews are never offered; should a client send one back for editing, the form opens anew. */
export async function extensionSubmit(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const gated = await gate(parts, turn, 'extension');
  if ('turned' in gated) return taskMessage(sentenceOfTurned(gated.turned));
  const preview = looseObject(turn.value)['botMessagePreviewAction'];
  if (preview === 'edit') return opened(parts, turn, gated.caller);
  if (preview !== undefined && preview !== null) return nothing;
  return submitted(parts, turn, gated.caller);
}
