import type { Caller } from '../../shared/definition/caller.ts';
import { type Candidate, interpret } from '../../shared/text/interpret.ts';
import { normalise } from '../../shared/text/normalise.ts';
import type { Outcome } from '../../src/actions/execute.ts';
import { derivedId } from '../../src/actions/keys.ts';
import type { Definition } from '../../src/actions/registry.ts';
import { claimText } from '../../src/actions/text-claims.ts';
import { gate } from '../desk/gate.ts';
import { outgoing } from '../desk/outgoing.ts';
import { turnedAway } from '../desk/pages.ts';
import type { BotParts, Shown } from '../desk/parts.ts';
import { present } from '../desk/present.ts';
import type { Onlooker } from '../desk/view.ts';
import type { Turn, TurnAnswer } from '../teams/turn.ts';
import { smallTalk } from './small-talk.ts';

/** What the person said: without the bot's mention, quoted messages and mark-up. */
function wordsOf({ activity: { text, textFormat, recipient, entities } }: Turn): string {
  return normalise({ text, textFormat, recipient, entities });
}

/** Whether another reading of the text should be tried: this one names something that is not there. */
function leadsNowhere(outcome: Outcome): boolean {
  return !outcome.ok && outcome.failure.problems.some((problem) => problem.code === 'unknown');
}

/** The key under which a typed change is done: the same for every delivery of the same message. */
async function keyFor(parts: BotParts, turn: Turn, text: string, caller: Caller, definition: Definition): Promise<string> {
  const key = derivedId('typed', turn.conversation.id, turn.id);
  if (definition.type === 'query') return key;
  const said = {
    tenantId: caller.tenant._id,
    conversationId: turn.conversation.id,
    senderId: caller.actor._id,
    text,
    key,
  };
  return claimText(parts.store, said, parts.now());
}

/** Does the first reading whose references exist; when none does, the best reading says what is missing. */
async function perform(
  parts: BotParts,
  turn: Turn,
  text: string,
  caller: Caller,
  candidates: readonly Candidate<Definition>[],
): Promise<Outcome> {
  let first: Outcome | undefined;
  for (const { definition, raw } of candidates) {
    const key = await keyFor(parts, turn, text, caller, definition);
    const outcome = await parts.door.execute(definition, raw, caller, { key });
    if (!leadsNowhere(outcome)) return outcome;
    first ??= outcome;
  }
  return first!;
}

/** "again" before a command says that the person means it once more and Teams did not deliver it twice. */
const again = /^(?:again[\s,:]+)+(?=\S)/i;

async function answer(parts: BotParts, turn: Turn, onlooker: Onlooker): Promise<Shown> {
  const { caller } = onlooker;
  const read = { now: parts.now(), zone: caller.zone, locale: caller.locale };
  const said = wordsOf(turn);
  const meant = interpret(said.replace(again, ''), parts.registry.definitions, read);
  if (meant.kind !== 'match') return smallTalk(parts, onlooker, meant, turn, said);
  const outcome = await perform(parts, turn, said, caller, meant.candidates);
  const shown = await present(parts, onlooker, outcome);
  if (!outcome.ok || !outcome.duplicate) return shown;
  const text = `${shown.text} You said the same a moment ago; to do it once more, say “again ${said}”.`;
  return { ...shown, text, summary: text };
}

/** Whether a signed-out person asks to come back. */
function asksToSignIn(parts: BotParts, turn: Turn): boolean {
  const meant = interpret(wordsOf(turn), parts.registry.definitions, { now: parts.now(), zone: 'UTC', locale: 'en-US' });
  return meant.kind === 'match' && meant.candidates[0]?.definition.name === 'session.sign-in';
}

/** Answers a typed message: always with something that helps. */
export async function typedTurn(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const gated = await gate(parts, turn, 'bot');
  const { caller } = gated;
  if ('turned' in gated && !(caller && asksToSignIn(parts, turn))) {
    return { messages: [outgoing(parts, turn, undefined, turnedAway(parts, gated.turned))] };
  }
  const onlooker: Onlooker = {
    caller: caller!,
    group: turn.conversation.type !== 'personal',
    senderTeamsId: turn.sender.teamsId,
    beside: true,
  };
  return { messages: [outgoing(parts, turn, onlooker.caller, await answer(parts, turn, onlooker))] };
}
