import type { List, ListItem } from '../definition/reply.ts';
import type { RecordKind } from '../domain/records.ts';
import type { CardElement } from '../fields/field-kind.ts';
import { showApproval } from '../queries/show-approval.ts';
import { showContact } from '../queries/show-contact.ts';
import { showDelivery } from '../queries/show-delivery.ts';
import { showTask } from '../queries/show-task.ts';
import { showTicket } from '../queries/show-ticket.ts';
import { showTime } from '../queries/show-time.ts';
import { actionBytes, executeAction, openAction, type SentData } from './card-actions.ts';
import { CardRoom } from './card-room.ts';
import { listSummary, shownOf } from './card-summary.ts';
import type { Card, CardView } from './card-view.ts';
import { heading, subtleText, textBlock } from './elements.ts';
import { notice } from './record-frame.ts';
import { safeLink } from './safe-link.ts';
import { plainLine } from './safe-text.ts';

/** How the rows of a list open. */
export interface ListOptions {
  /** The query that shows a record of each kind. A kind without one opens its link, if it has one. */
  shows?: { readonly [kind in RecordKind]?: { name: string; permission: { scope?: string } } };
}

const usualShows: NonNullable<ListOptions['shows']> = {
  ticket: showTicket,
  task: showTask,
  approval: showApproval,
  contact: showContact,
  'time-entry': showTime,
  delivery: showDelivery,
};

const mostRows = 15;
/** What a row takes beside its words and its button. */
const rowFrame = 480;

/** What happens when a row is selected; `undefined` when there is nothing to open. */
function opening(item: ListItem, view: CardView, { shows = usualShows }: ListOptions, room: CardRoom): CardElement | undefined {
  const query = shows[item.ref.kind];
  const title = `Show ${item.number === undefined ? plainLine(item.title, 40) || 'it' : `#${item.number}`}`;
  if (query?.permission.scope) {
    const { name: verb, permission } = query;
    const data: SentData = { verb, subject: `${item.ref.kind}:${item.ref.id}`, input: permission.scope, nonce: view.nonce };
    room.take(actionBytes(title, data));
    return executeAction(title, data, { inputs: 'none' });
  }
  const url = safeLink(view.link(item.ref));
  if (url) room.take(url.length + 60 + 3 * title.length);
  return url ? openAction(title, url) : undefined;
}

function row(item: ListItem, place: number, view: CardView, options: ListOptions, room: CardRoom): CardElement {
  room.take(rowFrame);
  const selectAction = opening(item, view, options, room);
  const number = item.number === undefined ? '' : `\\#${item.number} `;
  const title = { ...textBlock(`${number}${room.line(item.title, 120)}`), weight: 'bolder' };
  const detail = room.line(item.detail, 120);
  const columns = [
    { type: 'Column', width: 'auto', items: [textBlock(`${place + 1}\\.`)] },
    { type: 'Column', width: 'stretch', items: detail ? [title, { ...subtleText(detail), spacing: 'none' }] : [title] },
  ];
  return { type: 'ColumnSet', spacing: 'small', separator: true, columns, ...(selectAction && { selectAction }) };
}

/** The card of a list: its rows numbered as they can be named afterwards, each opening its record; how many more there are; a sentence when there are none. */
export function listCard(list: List, view: CardView, options: ListOptions = {}): Card {
  const room = new CardRoom();
  room.take(600);
  const told = notice(view, room);
  const title = heading(room.line(list.title, 150));
  const rows: CardElement[] = [];
  for (const item of list.items.slice(0, mostRows)) {
    if (!room.has(rowFrame + 2_400)) break;
    rows.push(row(item, rows.length, view, options, room));
  }
  const end =
    rows.length === 0 ? [textBlock(room.lines(list.empty, 300) || 'Nothing here.')] : shownOf(list, rows.length).map(subtleText);
  const text = room.plain(listSummary(list), 1_500);
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: text,
    speak: room.plain(list.title, 150) || 'List',
    body: [...told, title, ...rows, ...end],
  };
}
