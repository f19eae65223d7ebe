import { cardVerbs } from '../../shared/cards/card-actions.ts';
import { CardRoom } from '../../shared/cards/card-room.ts';
import { listSummary } from '../../shared/cards/card-summary.ts';
import { container, textBlock } from '../../shared/cards/elements.ts';
import type { Reply } from '../../shared/definition/reply.ts';
import type { LoadedRecord } from '../../shared/domain/record-types.ts';
import type { BotParts } from '../desk/parts.ts';
import { briefElements, briefOf, openButton } from '../extension/brief-card.ts';
import type { TurnAnswer } from '../teams/turn.ts';
import { taskCard } from './answers.ts';

/** A reply as one text, with the rows of a list. */
export function textOfReply({ text, list }: Reply): string {
  return list?.items.length ? `${text}\n\n${listSummary(list)}` : text;
}

function submit(title: string, data: object, style?: 'positive' | 'destructive'): object {
  return { type: 'Action.Submit', title, data, associatedInputs: 'none', ...(style && { style }) };
}

/** What can still be done about it: a held reply sent or called back, any other change undone. Dialogs take plain submits only. */
function following(parts: BotParts, reply: Reply): object[] {
  const base = { nonce: parts.nonce() };
  if (reply.held) {
    const data = { ...base, subject: `ticket:${reply.held.ticketId}`, input: 'ticket', entry: reply.held.entryId };
    return [
      submit('Send now', { ...data, verb: 'reply.send' }, 'positive'),
      submit('Cancel reply', { ...data, verb: 'reply.cancel' }, 'destructive'),
    ];
  }
  const shown = reply.show as LoadedRecord | undefined;
  if (!reply.undoable || !shown) return [];
  return [submit('Undo', { ...base, subject: `${shown.kind}:${shown.record._id}`, input: 'record', verb: 'change.undo' })];
}

/** The dialog after it is done: what was done, the record in brief, what can be done about it, the way to it and out. */
export function resultDialog(parts: BotParts, title: string, reply: Reply): TurnAnswer {
  const room = new CardRoom(12_000);
  const text = textOfReply(reply);
  const told = container('good', [textBlock(room.lines(text, 1_500))]);
  const brief = reply.show ? briefOf(reply.show as LoadedRecord) : undefined;
  const actions = [
    ...following(parts, reply),
    ...(brief ? openButton(parts, brief) : []),
    submit('Close', { verb: cardVerbs.dismiss }),
  ];
  const spoken = room.plain(text, 400);
  const body = [told, ...(brief ? briefElements(brief, room) : [])];
  return taskCard(title, { type: 'AdaptiveCard', version: '1.5', fallbackText: spoken, speak: spoken, body, actions });
}
