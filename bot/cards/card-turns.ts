import { cardVerbs } from '../../shared/cards/card-actions.ts';
import { messageCard } from '../../shared/cards/page-cards.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { Outcome } from '../../src/actions/execute.ts';
import { offeredActions } from '../../src/actions/offered-actions.ts';
import { type Asked, readAsked } from '../desk/asked.ts';
import { gate, type Turned } from '../desk/gate.ts';
import { outgoing, remember } from '../desk/outgoing.ts';
import { turnedAway } from '../desk/pages.ts';
import type { BotParts, Shown } from '../desk/parts.ts';
import { present, showRecord } from '../desk/present.ts';
import { type Onlooker, plainView } from '../desk/view.ts';
import type { Turn, TurnAnswer } from '../teams/turn.ts';
import { findShown } from './find-shown.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';
const messageType = 'application/vnd.microsoft.activity.message';

function onlookerOf(turn: Turn, caller: Caller): Onlooker {
  return { caller, group: false, senderTeamsId: turn.sender.teamsId };
}

/** The answer of an `adaptiveCard/action`: the card in place, or a sentence where there is none. */
function inPlace(shown: Shown): TurnAnswer {
  const body = shown.card
    ? { statusCode: 200, type: cardType, value: shown.card }
    : { statusCode: 200, type: messageType, value: shown.text };
  return { invoke: { status: 200, body } };
}

function payloadOf(turn: Turn): { verb: unknown; data: unknown } {
  const action = (turn.value as { action?: { verb?: unknown; data?: unknown } } | undefined)?.action;
  return { verb: action?.verb, data: action?.data };
}

/** Whether what is pressed is the way back in for a signed-out person. */
function entersAgain(parts: BotParts, turn: Turn, data: unknown, verb?: unknown): boolean {
  return readAsked(parts.registry, turn, data, verb)?.definition.name === 'session.sign-in';
}

/** Who presses, or what they are told instead. */
async function admitted(
  parts: BotParts,
  turn: Turn,
  data: unknown,
  verb?: unknown,
): Promise<{ caller: Caller } | { turned: Turned }> {
  const gated = await gate(parts, turn, 'card');
  if (!('turned' in gated)) return gated;
  return gated.caller && entersAgain(parts, turn, data, verb) ? { caller: gated.caller } : gated;
}

const gone: Shown = { text: 'This record is not there any more, or not for you.', summary: '' };

/** The record as it is now, in place of a card that may be older or of a form that is put away. */
async function drawnAgain(parts: BotParts, turn: Turn, caller: Caller, data: unknown): Promise<Shown> {
  const onlooker = onlookerOf(turn, caller);
  const subject = (data as { subject?: unknown } | undefined)?.subject;
  if (subject === undefined) {
    const said = { text: 'Put away; nothing was done.', remedy: 'Say “help” for what I can do.' };
    return { text: said.text, summary: said.text, card: messageCard(said, plainView(parts, onlooker)) };
  }
  const found = await findShown(parts, caller, subject);
  return found ? showRecord(parts, onlooker, found) : gone;
}

function changesNothing(verb: unknown): boolean {
  return verb === cardVerbs.refresh || verb === cardVerbs.dismiss;
}

/** The record's card with the form of the action open in it. */
async function opened(parts: BotParts, turn: Turn, caller: Caller, { definition, raw }: Asked): Promise<Shown> {
  const scope = definition.permission.scope;
  const found = await findShown(parts, caller, scope === undefined ? undefined : raw[scope]);
  if (!found) return gone;
  return showRecord(parts, onlookerOf(turn, caller), found, { draft: { action: definition.name, raw, problems: [] } });
}

async function done(parts: BotParts, turn: Turn, caller: Caller, data: unknown, verb?: unknown): Promise<Shown> {
  const asked = readAsked(parts.registry, turn, data, verb);
  if (!asked) return { text: 'That button is from an older version of Deskhand. Say “help” for what I can do now.', summary: '' };
  const { definition, raw, key, expectedVersion } = asked;
  if (asked.ask) return opened(parts, turn, caller, asked);
  const outcome = await parts.door.execute(definition, raw, caller, {
    key,
    ...(expectedVersion !== undefined && { expectedVersion }),
  });
  return (await corrected(parts, turn, caller, outcome)) ?? present(parts, onlookerOf(turn, caller), outcome);
}

/** The record's card with its form still open, what was typed in it and what was wrong beside it; `undefined` when that is not what went wrong, or the record itself was not found. */
async function corrected(parts: BotParts, turn: Turn, caller: Caller, outcome: Outcome): Promise<Shown | undefined> {
  if (outcome.ok || outcome.failure.kind !== 'invalid' || outcome.failure.problems.length === 0) return undefined;
  const { definition, failure, raw } = outcome;
  const { problems } = failure;
  const scope = definition.permission.scope;
  if (scope === undefined || problems.some(({ field }) => field === scope)) return undefined;
  const found = await findShown(parts, caller, raw[scope]);
  const mayDo = found && offeredActions(parts.registry, caller, found.kind, found.record);
  if (!mayDo?.some(({ name }) => name === definition.name)) return undefined;
  const text = problems.map((problem) => problem.text).join(' ');
  const shown = showRecord(parts, onlookerOf(turn, caller), found!, { draft: { action: definition.name, raw, problems } });
  return { ...shown, text, summary: text };
}

/** Answers a card's `Action.Execute`: the fresh card comes back in place of the old one. */
export async function executeTurn(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const { verb, data } = payloadOf(turn);
  const who = await admitted(parts, turn, data, verb);
  if ('turned' in who) return inPlace(verb === cardVerbs.refresh ? { text: '', summary: '' } : turnedAway(parts, who.turned));
  if (changesNothing(verb)) return inPlace(await drawnAgain(parts, turn, who.caller, data));
  const shown = await done(parts, turn, who.caller, data, verb);
  const { replyToId } = turn;
  if (replyToId && turn.conversation.type === 'personal') remember(parts, turn, who.caller, replyToId, shown);
  return inPlace(shown);
}

/** Answers a card's `Action.Submit`, as older clients send it: the card that was pressed is replaced; where that fails a message says it. */
export async function submitTurn(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const who = await admitted(parts, turn, turn.value);
  if ('turned' in who) return { messages: [outgoing(parts, turn, undefined, turnedAway(parts, who.turned))] };
  const redrawn = changesNothing((turn.value as { verb?: unknown } | undefined)?.verb);
  const shown = redrawn ? await drawnAgain(parts, turn, who.caller, turn.value) : await done(parts, turn, who.caller, turn.value);
  const { replyToId } = turn;
  const message = outgoing(parts, turn, who.caller, shown);
  if (replyToId && shown.card && turn.conversation.type === 'personal') {
    const outcome = await parts.proactive.update(turn.conversation, replyToId, message);
    if (outcome.state === 'sent') {
      remember(parts, turn, who.caller, replyToId, shown);
      return {};
    }
  }
  return { messages: [message] };
}
