import type { Caller } from '../../shared/definition/caller.ts';
import { cite, pointer } from '../../shared/domain/cite.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import { fold } from '../../shared/text/fold.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { mayRead } from '../../src/actions/permission.ts';
import type { Definition } from '../../src/actions/registry.ts';
import type { BotParts } from '../desk/parts.ts';
import { formDialog } from '../dialogs/form-dialog.ts';
import type { Turn, TurnAnswer } from '../teams/turn.ts';
import type { MessageAuthor, MessageContent } from './read-message.ts';

const lookedAt = 25;

/** The one contact of this mail address or exactly this name, as an input takes it; `undefined` when there is none, several, or the author is a member of the desk. */
async function contactOf(parts: BotParts, turn: Turn, caller: Caller, author: MessageAuthor): Promise<string | undefined> {
  const { entraObjectId, mail, name } = author;
  if (entraObjectId !== undefined && (await parts.directory.memberByEntra(caller.tenant._id, entraObjectId))) return undefined;
  const suggest = parts.registry.find('desk.suggest');
  if (!suggest) return undefined;
  const matching = async (query: string, isMeant: (item: { title: string; detail: string }) => boolean) => {
    const key = derivedId('author', turn.conversation.id, turn.id);
    const raw = { kinds: 'contact', query: query.slice(0, 200), limit: lookedAt };
    const outcome = await parts.door.execute(suggest, raw, caller, { key });
    const found = outcome.ok ? (outcome.reply.list?.items ?? []).filter(isMeant) : [];
    return found.length === 1 ? `contact:${found[0]!.ref.id}` : undefined;
  };
  const address = mail?.toLowerCase();
  const byMail = address && (await matching(address, ({ detail }) => detail.toLowerCase().split(' · ').includes(address)));
  const called = fold(name.replace(/\s*\((?:guest|gast|external|extern)\)\s*$/i, '')).trim();
  return byMail || (called === '' ? undefined : matching(called, ({ title }) => fold(title).trim() === called));
}

/** The ticket that was made from this message, for those who may read tickets. */
export async function ticketMadeFrom(parts: BotParts, caller: Caller, source: unknown): Promise<Ticket | undefined> {
  if (typeof source !== 'string' || source === '' || !mayRead(caller.actor, 'ticket')) return undefined;
  return parts.door.desk(caller.tenant._id).tickets.bySource(source);
}

/** The form for a new ticket, filled with what the message says, who wrote it, where it is and what is attached to it; empty without a message. */
export async function createForm(
  parts: BotParts,
  turn: Turn,
  caller: Caller,
  definition: Definition,
  message: MessageContent | undefined,
): Promise<TurnAnswer> {
  if (!message) return formDialog(parts, caller, { definition, raw: {} });
  const { title, text, author, link, attachments, source } = message;
  const contact = author && (await contactOf(parts, turn, caller, author));
  const raw = {
    title,
    description: text,
    ...(contact !== undefined && { contact }),
    ...(source !== undefined && { source }),
    ...(link !== undefined && { link }),
    ...(author && author.name !== '' && { author: author.name }),
    ...(attachments.length > 0 && { attachments: attachments.join('\n') }),
  };
  return formDialog(parts, caller, { definition, raw });
}

/** What the append form starts with. */
export interface Appended {
  text: string;
  link?: string | undefined;
  /** The ticket it goes to, when that is known. */
  ticket?: Ticket | undefined;
  /** Said above the form. */
  result?: string;
}

/** The form that appends words to a record, as an internal note unless a reply is chosen; it says whom a reply would go to where that is known. */
export function appendForm(parts: BotParts, caller: Caller, definition: Definition, appended: Appended): Promise<TurnAnswer> {
  const { text, link, ticket, result = '' } = appended;
  const raw = {
    text,
    audience: 'internal',
    ...(link !== undefined && { link }),
    ...(ticket && { work: pointer('ticket', ticket) }),
  };
  const contact = ticket?.contact;
  const reader = contact ? `A reply would go to ${contact.name} (${contact.mail}); an internal note stays in the desk.` : '';
  const said = `${result} ${reader}`.trim();
  return formDialog(parts, caller, {
    definition,
    raw,
    ...(ticket && { subject: { kind: 'ticket' as const, record: ticket } }),
    ...(said !== '' && { result: said }),
  });
}

/** The append form in place of a second ticket from the same message. */
export function appendInstead(
  parts: BotParts,
  caller: Caller,
  definition: Definition,
  ticket: Ticket,
  { text, link }: Pick<Appended, 'text' | 'link'>,
): Promise<TurnAnswer> {
  const result = `This message already made ${cite(ticket)}. You can append it to that ticket.`;
  return appendForm(parts, caller, definition, { text, link, ticket, result });
}
