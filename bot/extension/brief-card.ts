import { CardRoom } from '../../shared/cards/card-room.ts';
import { heading, subtleText, textBlock } from '../../shared/cards/elements.ts';
import { safeLink } from '../../shared/cards/safe-link.ts';
import { plainLine } from '../../shared/cards/safe-text.ts';
import type { ListItem } from '../../shared/definition/reply.ts';
import { approvalStatusTitles } from '../../shared/domain/approval-rules.ts';
import type { LoadedRecord, RecordTypes } from '../../shared/domain/record-types.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import { priorityTitles, statusTitles, taskStatusTitles } from '../../shared/domain/ticket-rules.ts';
import type { BotParts } from '../desk/parts.ts';
import { adaptiveCardType } from '../dialogs/answers.ts';

/** What is shown of a record in a chat whose readers are not known: never notes, texts of the desk, clocks or escalations. */
export interface Brief {
  ref: ListItem['ref'];
  title: string;
  detail: string;
}

/** Adaptive Card versions that Teams takes: 1.5 from a search or a dialog, at most 1.3 where a link is unfurled. */
export type BriefVersion = '1.3' | '1.5';

const kindTitles: { readonly [kind in RecordKind]: string } = {
  ticket: 'Ticket',
  task: 'Task',
  project: 'Project',
  approval: 'Approval',
  'time-entry': 'Time entry',
  client: 'Client',
  contact: 'Contact',
  member: 'Member',
  profile: 'Microsoft profile',
  'teams-integration': 'Microsoft set-up',
  delivery: 'Delivery',
};

const details: { readonly [K in RecordKind]: (record: RecordTypes[K]) => (string | undefined)[] } = {
  ticket: ({ status, priority, client, assignee }) => [
    statusTitles[status],
    priorityTitles[priority],
    client?.name,
    assignee ? `assigned to ${assignee.name}` : 'not assigned',
  ],
  task: ({ status, project, client, assignee }) => [
    taskStatusTitles[status],
    project?.name,
    client?.name,
    assignee && `assigned to ${assignee.name}`,
  ],
  approval: ({ status, requester }) => [approvalStatusTitles[status], `asked by ${requester.name}`],
  contact: ({ client, mail }) => [client.name, mail],
  client: () => [],
  project: ({ client }) => [client?.name],
  member: ({ mail }) => [mail],
  profile: ({ status }) => [status],
  'teams-integration': () => [],
  delivery: () => [],
  'time-entry': ({ member }) => [member.name],
};

function titleOf({ kind, record }: LoadedRecord): string {
  if (kind === 'time-entry') return `#${record.work.number} ${record.work.title}`;
  return 'number' in record ? `#${record.number} ${record.title}` : record.name;
}

/** What is shown of this record. */
export function briefOf(loaded: LoadedRecord): Brief {
  const { kind, record } = loaded;
  const parts = (details[kind] as (record: unknown) => (string | undefined)[])(record);
  return { ref: { kind, id: record._id }, title: titleOf(loaded), detail: parts.filter((part) => part).join(' · ') };
}

/** What is shown of a row of a search. */
export function briefOfItem({ ref, number, title, detail }: ListItem): Brief {
  return { ref, title: number === undefined ? title : `#${number} ${title}`, detail };
}

/** The lines of a brief as a card's elements. */
export function briefElements({ ref, title, detail }: Brief, room: CardRoom) {
  const head = heading(room.line(title, 200) || kindTitles[ref.kind]);
  const line = room.line(detail, 200);
  return [subtleText(kindTitles[ref.kind]), { ...head, spacing: 'none' }, ...(line ? [textBlock(line)] : [])];
}

/** The button that opens the record; none where nothing is there to open it. */
export function openButton(parts: BotParts, { ref }: Pick<Brief, 'ref'>): object[] {
  const url = safeLink(parts.link(ref));
  return url ? [{ type: 'Action.OpenUrl', title: 'Open', url }] : [];
}

/** The small card of a record that goes into a message: number, title, a line of detail, a link. It has no other buttons, since anybody may read it. */
function briefCard(parts: BotParts, brief: Brief, version: BriefVersion): object {
  const room = new CardRoom(6_000);
  const actions = openButton(parts, brief);
  const text = plainLine([`${kindTitles[brief.ref.kind]} ${brief.title}`, brief.detail].filter((part) => part).join(': '), 300);
  const body = briefElements(brief, room);
  return { type: 'AdaptiveCard', version, fallbackText: text, speak: text, body, ...(actions.length && { actions }) };
}

/** Thumbnail cards read their text as mark-up; a bracket that could open a tag becomes one that cannot. */
function withoutTags(text: string): string {
  return text.replace(/<(?=[a-z/!?])/gi, '‹');
}

/** The brief card as an attachment with what a result list shows of it. With `tap` the bot is asked for the fresh card when it is chosen. */
export function briefAttachment(parts: BotParts, brief: Brief, version: BriefVersion, { tap }: { tap: boolean }): object {
  const { ref, title, detail } = brief;
  const content = {
    title: withoutTags(plainLine(title, 150)),
    text: withoutTags(plainLine(detail, 200)),
    ...(tap && { tap: { type: 'invoke', value: { subject: `${ref.kind}:${ref.id}` } } }),
  };
  const preview = { contentType: 'application/vnd.microsoft.card.thumbnail', content };
  return { contentType: adaptiveCardType, content: briefCard(parts, brief, version), preview };
}
