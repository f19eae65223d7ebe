import type { Caller } from '../../shared/definition/caller.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { refusalOfGrant } from '../../src/actions/permission.ts';
import { queryShowing } from '../cards/find-shown.ts';
import { gate } from '../desk/gate.ts';
import type { BotParts } from '../desk/parts.ts';
import { sentenceOfFailure } from '../desk/present.ts';
import { extensionMessage, extensionResult, looseObject, looseText, nothing, sentenceOfTurned } from '../dialogs/answers.ts';
import type { Turn, TurnAnswer } from '../teams/turn.ts';
import { briefAttachment, briefOf, briefOfItem } from './brief-card.ts';
import { foundRecord } from './found-record.ts';

const searchCommand = 'search';
const largestPage = 25;
const furthest = 1_000;
const longestQuery = 200;

/** What a search asks for, as far as it makes sense. */
interface Asked {
  query: string;
  kind: string;
  skip: number;
  count: number;
}

function whole(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : fallback;
}

/** The text of a parameter. Teams names `initialRun` as one when nothing was typed yet; then the others are not there. */
function parameter(parameters: unknown, name: string): string {
  const list = Array.isArray(parameters) ? parameters.slice(0, 20).map(looseObject) : [];
  const value = list.find((one) => one['name'] === name)?.['value'];
  return typeof value === 'string' ? value : '';
}

function askedOf(value: Readonly<Record<string, unknown>>): Asked {
  const { parameters } = value;
  const options = looseObject(value['queryOptions']);
  const count = whole(options['count'], largestPage);
  return {
    query: parameter(parameters, 'query').slice(0, longestQuery).toWellFormed(),
    kind: parameter(parameters, 'kind').slice(0, 40),
    skip: whole(options['skip'], 0),
    count: Math.min(Math.max(count, 1), largestPage),
  };
}

/** Why this person may not see the one kind they ask for; `undefined` when they may, or ask for all. */
function refusalOfKind(parts: BotParts, { actor }: Caller, kind: string): string | undefined {
  const showing = queryShowing(parts, kind as RecordKind);
  const refused = showing && refusalOfGrant(showing, actor);
  return refused && sentenceOfFailure(refused);
}

async function results(parts: BotParts, turn: Turn, caller: Caller, { query, kind, skip, count }: Asked): Promise<TurnAnswer> {
  const find = parts.registry.find('desk.find');
  if (!find || skip > furthest) return extensionResult([]);
  const refused = refusalOfKind(parts, caller, kind);
  if (refused !== undefined) return extensionMessage(refused);
  const key = derivedId('search', turn.conversation.id, turn.id);
  const outcome = await parts.door.execute(find, { query, kind, skip, limit: count }, caller, { key });
  if (!outcome.ok) return extensionMessage(sentenceOfFailure(outcome.failure));
  const { items, empty } = outcome.reply.list ?? { items: [], empty: outcome.reply.text };
  if (items.length === 0 && skip === 0) return extensionMessage(empty);
  return extensionResult(items.map((item) => briefAttachment(parts, briefOfItem(item), '1.5', { tap: true })));
}

/** Answers a search of the message extension: recent records while nothing is typed, a page of results, or a sentence when nothing fits. */
export async function extensionQuery(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const value = looseObject(turn.value);
  if (value['commandId'] !== searchCommand) return nothing;
  const gated = await gate(parts, turn, 'extension');
  if ('turned' in gated) return extensionMessage(sentenceOfTurned(gated.turned));
  return results(parts, turn, gated.caller, askedOf(value));
}

/** Answers the choice of a result with the record's card as it is now. */
export async function extensionSelect(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const gated = await gate(parts, turn, 'extension');
  if ('turned' in gated) return extensionMessage(sentenceOfTurned(gated.turned));
  const found = await foundRecord(parts, turn, gated.caller, looseText(looseObject(turn.value)['subject'], 100));
  if (!found) return extensionMessage('This record is not there any more, or not for you.');
  return extensionResult([briefAttachment(parts, briefOf(found), '1.5', { tap: false })]);
}
