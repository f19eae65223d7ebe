import { gate } from '../desk/gate.ts';
import type { BotParts } from '../desk/parts.ts';
import { extensionResult, looseObject, looseText, nothing } from '../dialogs/answers.ts';
import type { Turn, TurnAnswer } from '../teams/turn.ts';
import { briefAttachment, briefOf } from './brief-card.ts';
import { foundRecord } from './found-record.ts';

const longestAddress = 2_048;

/** Unfurls the address of a record for a person who may read it; for everybody else, and for every other address, nothing at all. */
export async function linkQuery(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const address = looseText(looseObject(turn.value)['url'], longestAddress);
  const ref = address === undefined ? undefined : parts.linked(address);
  if (!ref) return nothing;
  const gated = await gate(parts, turn, 'extension');
  if ('turned' in gated) return nothing;
  const found = await foundRecord(parts, turn, gated.caller, `${ref.kind}:${ref.id}`);
  return found ? extensionResult([briefAttachment(parts, briefOf(found), '1.3', { tap: false })]) : nothing;
}
