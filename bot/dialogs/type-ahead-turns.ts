import { plainLine } from '../../shared/cards/safe-text.ts';
import type { ListItem } from '../../shared/definition/reply.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { gate } from '../desk/gate.ts';
import type { BotParts } from '../desk/parts.ts';
import type { Turn, TurnAnswer } from '../teams/turn.ts';
import { looseObject, looseText } from './answers.ts';

const mostChoices = 15;
const furthest = 1_000;

/** A choice of a form's input. */
interface Choice {
  title: string;
  value: string;
}

function choices(results: readonly Choice[]): TurnAnswer {
  const type = 'application/vnd.microsoft.search.searchResponse';
  return { invoke: { status: 200, body: { statusCode: 200, type, value: { results } } } };
}

/** A row as a choice: a member by their id, every other record by `kind:id`, as the inputs take them. */
function choiceOf({ ref, number, title, detail }: ListItem): Choice {
  const name = `${number === undefined ? '' : `#${number} `}${plainLine(title, 80)}`;
  return {
    title: plainLine(detail === '' ? name : `${name} · ${detail}`, 140),
    value: ref.kind === 'member' ? ref.id : `${ref.kind}:${ref.id}`,
  };
}

function whole(value: unknown, fallback: number, most: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.min(Math.floor(value), most) : fallback;
}

/** Answers what somebody types into an input that searches: records of its kinds that they may read, recent ones first; nothing to those who are not let in. */
export async function typeAhead(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const value = looseObject(turn.value);
  const options = looseObject(value['queryOptions']);
  const kinds = looseText(value['dataset'], 200);
  const suggest = parts.registry.find('desk.suggest');
  const gated = await gate(parts, turn, 'dialog');
  if ('turned' in gated || !suggest || kinds === undefined) return choices([]);
  const query = typeof value['queryText'] === 'string' ? value['queryText'].slice(0, 200).toWellFormed() : '';
  const skip = whole(options['skip'], 0, furthest);
  const limit = Math.max(1, whole(options['top'], mostChoices, mostChoices));
  const key = derivedId('suggest', turn.conversation.id, turn.id);
  const outcome = await parts.door.execute(suggest, { kinds, query, skip, limit }, gated.caller, { key });
  return choices(outcome.ok ? (outcome.reply.list?.items ?? []).map(choiceOf) : []);
}
