import { type Definition as Asking, askedFields } from '../../shared/cards/action-form.ts';
import { cardVerbs } from '../../shared/cards/card-actions.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import { refusal } from '../../src/actions/permission.ts';
import { findShown } from '../cards/find-shown.ts';
import { type Asked, readAsked } from '../desk/asked.ts';
import { gate } from '../desk/gate.ts';
import type { BotParts } from '../desk/parts.ts';
import { sentenceOfFailure } from '../desk/present.ts';
import type { Turn, TurnAnswer } from '../teams/turn.ts';
import { looseObject, nothing, sentenceOfTurned, taskMessage } from './answers.ts';
import { failedDialog } from './failed-dialog.ts';
import { formDialog } from './form-dialog.ts';
import { performOnce } from './perform-once.ts';
import { resultDialog, textOfReply } from './result-dialog.ts';

/** Said when a dialog asks for something that this desk does not know. */
export const outdated = 'That button is from an older version of Deskhand. Say “help” for what I can do now.';

/** What a dialog is asked to open: a card's data, or the name of an action alone or under `action`. */
function payloadOf(turn: Turn): { data: Readonly<Record<string, unknown>>; verb?: unknown } {
  const { data } = looseObject(turn.value);
  if (typeof data === 'string') return { data: {}, verb: data };
  const of = looseObject(data);
  return of['verb'] === undefined ? { data: of, verb: of['action'] } : { data: of };
}

/** Whether there is nothing to fill in: the question can be answered at once. */
function isAnswerable({ definition, raw }: Asked): boolean {
  const { scope } = definition.permission;
  if (definition.type !== 'query' || Object.keys(askedFields(definition as Asking)).length > 0) return false;
  return scope === undefined || typeof raw[scope] === 'string';
}

async function opened(parts: BotParts, caller: Caller, asked: Asked): Promise<TurnAnswer> {
  const { definition, raw } = asked;
  const { scope } = definition.permission;
  const named = scope === undefined ? undefined : raw[scope];
  const found = named === undefined ? undefined : await findShown(parts, caller, named);
  const subject = found && definition.input[scope!]?.of?.includes(found.kind) ? found : undefined;
  const refused = refusal(definition, caller.actor, subject?.record);
  if (refused) return taskMessage(sentenceOfFailure(refused));
  if (typeof named === 'string' && /^[a-z-]+:\S/.test(named) && !subject)
    return taskMessage('This record is not there any more, or not for you.');
  if (!isAnswerable(asked)) return formDialog(parts, caller, { definition, raw, ...(subject && { subject }) });
  const outcome = await performOnce(parts, caller, asked);
  return outcome.ok ? resultDialog(parts, definition.title, outcome.reply) : failedDialog(parts, caller, outcome, undefined);
}

/** Opens a dialog: the form of what its button names, or why this person cannot do that. */
export async function dialogOpen(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const gated = await gate(parts, turn, 'dialog');
  if ('turned' in gated) return taskMessage(sentenceOfTurned(gated.turned));
  const { data, verb } = payloadOf(turn);
  const asked = readAsked(parts.registry, turn, data, verb);
  return asked ? opened(parts, gated.caller, asked) : taskMessage(outdated);
}

/** Does what a dialog submits: the result as a sentence, or the form again with what is wrong. A posted card of the record follows by itself. */
export async function dialogSubmit(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const gated = await gate(parts, turn, 'dialog');
  if ('turned' in gated) return taskMessage(sentenceOfTurned(gated.turned));
  const { data, verb } = payloadOf(turn);
  if (data['verb'] === cardVerbs.dismiss) return nothing;
  const asked = readAsked(parts.registry, turn, data, verb);
  if (!asked) return taskMessage(outdated);
  const outcome = await performOnce(parts, gated.caller, asked);
  if (!outcome.ok) return failedDialog(parts, gated.caller, outcome, data['nonce']);
  const { reply } = outcome;
  return reply.held ? resultDialog(parts, asked.definition.title, reply) : taskMessage(textOfReply(reply));
}
