import type { CardView, Shown as ShownRecord } from '../../shared/cards/card-view.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { Aggregate } from '../../shared/domain/records.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import { offeredActions } from '../../src/actions/offered-actions.ts';
import type { BotParts } from './parts.ts';

/** Who looks at a card and where: in a group everybody sees the same card, so it has no buttons and each member gets their own by refresh. */
export interface Onlooker {
  caller: Caller;
  group: boolean;
  senderTeamsId: string;
  /** The sentence is said beside the card, as in an answer to a typed message, so the card need not repeat it. */
  beside?: boolean;
}

const resultShownFor = 10 * 60_000;
const undoableFor = 60 * 60_000;

/** How a card without a record is drawn for this person. */
export function plainView(parts: BotParts, { caller }: Onlooker): CardView {
  return { now: parts.now(), zone: caller.zone, locale: caller.locale, nonce: parts.nonce(), link: parts.link, actions: [] };
}

/**
 * How a record's card is drawn for this person: their buttons, a held reply of the ticket, and the newest change when it was theirs, so that
 * the card says the same whenever it is drawn again.
 */
export function recordView(parts: BotParts, onlooker: Onlooker, shown: ShownRecord): CardView {
  const view = plainView(parts, onlooker);
  const { actor } = onlooker.caller;
  if (onlooker.group) return { ...view, refreshFor: 'everybody' };
  const record = shown.record as Aggregate;
  const newest = record.receipts?.at(-1);
  const age = newest ? view.now.getTime() - newest.at.getTime() : Number.POSITIVE_INFINITY;
  const own = newest?.actorId === actor._id;
  const actions = offeredActions(parts.registry, onlooker.caller, shown.kind, record);
  const entry = shown.kind === 'ticket' ? (record as Ticket).entries.findLast((one) => one.state === 'held') : undefined;
  const mayReply = actions.some((action) => action.name === 'reply.write');
  return {
    ...view,
    readerId: actor._id,
    actions,
    refreshFor: [onlooker.senderTeamsId],
    ...(own && newest && age < resultShownFor && { result: newest.text }),
    ...(own && newest?.undoable && age < undoableFor && { undoable: true }),
    ...(entry && mayReply && { held: { entryId: entry.id } }),
  };
}
